import { invalid, microsOf, Refused } from '#kernel';
import type { Envelope } from '#domain';
import { envelopeText, type EventStore, type NewEvent } from '#event-store';

/** An event as it lies in another log, to be appended with the very envelope it has there. */
export interface ExactEvent {
  readonly seq: number;
  readonly envelope: Envelope;
  /** The envelope's canonical bytes. */
  readonly bytes: string;
  readonly event: NewEvent;
}

/** @param bytes the envelope's, as they are stored */
export function exactEvent(seq: number, bytes: string, { salt, payload }: Pick<NewEvent, 'salt' | 'payload'>): ExactEvent {
  const envelope = JSON.parse(bytes) as Envelope;
  const { id, type, schema, validFrom, validTo, corrects, commitment } = envelope;
  return { seq, envelope, bytes, event: { id, type, schema, validFrom, validTo, corrects, commitment, salt, payload } };
}

/** Events in log order, in the appends they were made in. @throws what `cutShort` makes of the last seq, when they end within one */
export async function* inAppends(events: AsyncIterable<ExactEvent>, cutShort: (seq: number) => Refused): AsyncGenerator<readonly ExactEvent[]> {
  let append: ExactEvent[] = [];
  for await (const event of events) {
    append.push(event);
    const [index, count] = event.envelope.part;
    if (index < count - 1) continue;
    yield append;
    append = [];
  }
  const last = append.at(-1);
  if (last !== undefined) throw cutShort(last.seq);
}

/**
 * Appends what was one append elsewhere, so that each event gets the seq, revision, time and envelope it had there: it claims its old time.
 * Again is harmless. @returns whether the store has given the events their seq yet, where a sequencer does that
 * @throws Refused `invalid` naming `whole` when this version would write other bytes, and nothing is appended; `conflict` when it was
 * appended elsewhere in the log, by somebody else's doing; WrongRevision when it has other events in the stream
 */
export async function appendExactly(append: readonly ExactEvent[], store: EventStore, whole: string): Promise<boolean> {
  const [first] = append;
  if (first === undefined) return true;
  const { stream, revision, recordedAt } = first.envelope;
  for (const { envelope, bytes, event, seq } of append) {
    if (envelopeText(event, stream, envelope.revision, recordedAt, envelope.part) !== bytes) {
      throw invalid(whole, `event ${seq} has an envelope that this version of Fremdrift would not write`, 'use the version that wrote it, or a newer one');
    }
  }
  const events = append.map(({ event }) => event);
  const appended = await store.append({ stream, expected: revision === 0 ? 'none' : revision - 1, events, claimedAt: microsOf(recordedAt) });
  if (appended.seq === null) return false;
  if (appended.firstSeq !== first.seq || appended.recordedAt !== recordedAt) {
    const problem = `event ${first.seq} of ${recordedAt} was appended as ${appended.firstSeq} of ${appended.recordedAt}`;
    const remedy = 'let nobody else append meanwhile, and begin again with a log that is empty or sound';
    throw new Refused('conflict', `${problem}; ${remedy}`, [{ field: whole, problem, remedy }]);
  }
  return true;
}
