import { recordedAtOf } from '../envelope.js';
import type { Appended, AppendRequest, EventStore } from '../port.js';
import { conflictingId, contradiction } from '../repetition.js';

/** The answer of this very append if its events are in the copy, else null. @throws Refused `conflict` when they are there otherwise */
export async function knownAppend(copy: EventStore, request: AppendRequest): Promise<Appended | null> {
  const known = [...(await copy.find(idsOf(request)))].sort((one, other) => one.seq - other.seq);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return null;
  const stranger = contradiction(request.stream, request.events, known);
  if (stranger !== null) throw conflictingId(stranger);
  const { seq, revision, envelope } = last;
  return { position: String(seq), firstSeq: first.seq, seq, revision, recordedAt: recordedAtOf(envelope), repeated: true };
}

export function idsOf({ events }: AppendRequest): readonly string[] {
  return events.map(({ id }) => id);
}

/** The stream's last revision in the copy, -1 when it is empty. */
export async function lastRevision(copy: EventStore, stream: string): Promise<number> {
  const [last] = await copy.readStream(stream, { direction: 'backward', limit: 1 });
  return last?.revision ?? -1;
}
