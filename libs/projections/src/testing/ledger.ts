import { randomUUID } from 'node:crypto';
import { ManualClock, parseDate, startOfDay, microsOf, type CalendarDate } from '#kernel';
import { MemoryEventStore, type EventReader, type NewEvent } from '#event-store';
import { event, LedgerOpened, streams, type LedgerDomainEvent } from '#domain';

/** A day, for tests. */
export const day = (text: string): CalendarDate => parseDate(text);

export const opened = event(LedgerOpened, {
  ledger: 'test',
  origin: 'ledger.example.org/test',
  title: 'Test',
  timeZone: 'Europe/Oslo',
  language: 'nb',
  format: 1,
  rules: '1',
  sample: true,
});

/** How an event is recorded in a test; what is left out is ordinary. */
export interface Recording {
  readonly actor?: string;
  readonly reason?: string;
  readonly on?: string;
}

/** A ledger in memory that takes events as deciders make them, one append each unless given together, all of one append in one stream. */
export class TestLedger {
  readonly clock = new ManualClock(microsOf(startOfDay(day('2020-01-01'), 'Europe/Oslo')));
  readonly store = new MemoryEventStore(this.clock);

  /** @returns the ids of the events */
  async record(events: LedgerDomainEvent | readonly LedgerDomainEvent[], { actor = 'actor-first', reason, on }: Recording = {}): Promise<readonly string[]> {
    if (on !== undefined) this.clock.set(microsOf(startOfDay(day(on), 'Europe/Oslo')));
    const all = Array.isArray(events) ? (events as readonly LedgerDomainEvent[]) : [events as LedgerDomainEvent];
    const stored = all.map((one) => newEvent(one, { actor, role: 'board', ...(reason === undefined ? {} : { reason }) }));
    await this.store.append({ stream: streamOf(all[0] as LedgerDomainEvent), expected: 'any', events: stored });
    return stored.map(({ id }) => id);
  }

  /** An event of a type that this version does not know, or with data that no decider would make. */
  async recordRaw(type: string, data: object): Promise<string> {
    const stored = { ...newEvent({ ...opened, data: data as typeof opened.data }, { actor: 'actor-first', role: 'board' }), type };
    await this.store.append({ stream: 'raw', expected: 'any', events: [stored] });
    return stored.id;
  }
}

/** The log as it was when it ended with `last`. */
export function prefixOf(store: EventReader, last: number): Pick<EventReader, 'readAll' | 'head'> {
  return {
    head: async () => ({ seq: last, recordedAt: null }),
    readAll: async (after, limit) => (await store.readAll(after, limit)).filter(({ seq }) => seq <= last),
  };
}

/** The event as it is appended, with what the payload says besides its data. */
export function newEvent(one: LedgerDomainEvent, payload: object): NewEvent {
  const { type, data, validFrom, validTo, corrects } = one;
  return {
    id: randomUUID(),
    type,
    schema: 1,
    validFrom,
    validTo,
    corrects,
    commitment: 'unused',
    salt: 'unused',
    payload: JSON.stringify({ ...payload, data }),
  };
}

/** The stream that a decider's event goes to, by what its data names. */
function streamOf({ type, data }: LedgerDomainEvent): string {
  const named = data as Readonly<Record<string, unknown>>;
  const id = (key: string): string => String(named[key]);
  if (/^(Ledger|TimeZone|Rules)/.test(type)) return streams.ledger();
  if (type.startsWith('Unit')) return streams.organisation();
  if (/^Measurement(R|C)/.test(type)) return streams.measurements(id('measure'), id('unit'));
  if (/^Coverage(R|C)/.test(type)) return streams.coverageReports(id('coverage'), id('unit'));
  if (type.startsWith('Entry')) return streams.entry(id('register'), id('entry'));
  if (type.startsWith('Assessment')) return streams.assessments(id('goal'), id('unit'));
  if ('report' in data) return streams.report(data.report);
  if ('finding' in data) return streams.finding(data.finding);
  if ('goal' in data) return streams.goal(data.goal);
  if ('plan' in data) return streams.plan(data.plan);
  if ('measure' in data) return streams.measure(data.measure);
  if ('register' in data) return streams.register(data.register);
  if ('coverage' in data) return streams.coverage(data.coverage);
  if ('rubric' in data) return streams.rubric(data.rubric);
  return 'action' in data ? streams.action(data.action) : streams.access();
}
