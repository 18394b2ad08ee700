import type { EventReader } from '#event-store';
import type { Envelope } from '#domain';
import type { EventHead } from './running-ledger.js';

const PAGE = 500;

/** The heads of the events after `after`, page by page, then of new ones as they come. */
export async function* headsOf(log: EventReader, after: number, signal: AbortSignal): AsyncIterable<readonly EventHead[]> {
  for await (const page of log.follow(after, { pageSize: PAGE, signal })) {
    yield page.map(({ seq, stream, envelope }) => ({ seq, type: (JSON.parse(envelope) as Envelope).type, stream }));
  }
}
