import { dateIn, endOfDay, instantFromMicros, microsOf, startOfDay, type CalendarDate, type Clock, type Micros } from '#kernel';
import { streams, type LedgerState } from '#domain';
import type { FoldedStreams } from './folded-streams.js';

/** The time zone before the ledger is opened, which is what says its own. */
const BEFORE_OPENING = 'UTC';

/**
 * What time it is, and what day that is in the ledger's time zone. The last day asked about is remembered with its first and last
 * moment, because working it out from the zone's rules costs as much as the rest of a command.
 */
export class LedgerCalendar {
  #zone = '';
  #from: Micros = 0;
  #to: Micros = 0;
  #day = '' as CalendarDate;

  constructor(
    private readonly streams: FoldedStreams,
    private readonly clock: Clock,
  ) {}

  now(): Micros {
    return this.clock.nowMicros();
  }

  async dayOf(moment: Micros): Promise<CalendarDate> {
    const ledger = (await this.streams.load(streams.ledger())).state as LedgerState;
    const zone = ledger?.timeZone ?? BEFORE_OPENING;
    if (moment < this.#from || moment >= this.#to || zone !== this.#zone) {
      this.#day = dateIn(instantFromMicros(moment), zone);
      this.#zone = zone;
      this.#from = microsOf(startOfDay(this.#day, zone));
      this.#to = microsOf(endOfDay(this.#day, zone));
    }
    return this.#day;
  }
}
