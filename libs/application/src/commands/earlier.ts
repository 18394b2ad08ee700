import { Refused } from '#kernel';
import type { Payload } from '#domain';
import { partOf, recordedAtOf, type EventReader, type StoredEvent } from '#event-store';
import type { Accepted, Decisions } from './decisions.js';
import type { Receipt } from './request.js';

/** First events of requests that were recorded before, by id. */
export type Earlier = ReadonlyMap<string, StoredEvent>;

/**
 * What a request came to before, whose first event is given.
 * @throws Refused `key-reused` when its key stood for another request
 */
export async function repetition(accepted: Accepted, first: StoredEvent, decisions: Decisions, reader: Pick<EventReader, 'find'>): Promise<Receipt> {
  mustBeSameRequest(accepted, first);
  const eventIds = [first.id];
  const [place, size] = partOf(first.envelope);
  // others may have shared the append, so only the ids tell how many of its events are this request's
  for (let ordinal = 1; place + ordinal < size; ordinal += 1) {
    const id = decisions.idOf(accepted, ordinal);
    if ((await reader.find([id])).length === 0) break;
    eventIds.push(id);
  }
  const more = eventIds.length - 1;
  return { seq: first.seq + more, stream: first.stream, revision: first.revision + more, eventIds, recordedAt: recordedAtOf(first.envelope), repeated: true };
}

function mustBeSameRequest({ retry }: Accepted, first: StoredEvent): void {
  const payload = JSON.parse(first.payload) as Payload;
  if (payload.request === retry?.hash) return;
  const problem = 'this key was used before, for another request';
  throw new Refused('key-reused', problem, [
    { field: 'Idempotency-Key', problem, remedy: 'use a new key for each request; repeat one only with the same body' },
  ]);
}
