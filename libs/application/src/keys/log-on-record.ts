import { streams, type LedgerEvent, type Recorded } from '#domain';
import type { EventReader } from '#event-store';
import type { Standing } from '#publishing';
import { eventsOf } from '../commands/events-of.js';

/**
 * What the log is published under, as the log itself says; null before its first key was adopted. A closed log stands too: its last checkpoint
 * covers its closing.
 */
export async function standingOf(log: Pick<EventReader, 'readStream'>): Promise<Standing | null> {
  let origin = '';
  let [since, vkey]: [number | null, string] = [null, ''];
  for await (const page of eventsOf(log, streams.ledger())) {
    for (const event of page as readonly (Recorded & LedgerEvent)[]) {
      if (event.type === 'LedgerOpened' || event.type === 'OriginChanged') origin = event.data.origin;
      if (event.type === 'SigningKeyAdopted' || event.type === 'OriginChanged') since = event.seq;
      if (event.type === 'SigningKeyAdopted' || event.type === 'SigningKeyRotated' || event.type === 'OriginChanged') vkey = event.data.vkey;
    }
  }
  return since === null ? null : { origin, since, vkey };
}
