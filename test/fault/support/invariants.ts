import { partOf, recordedAtOf, type StoredEvent } from '#event-store';
import { Refused } from '#kernel';
import type { Checkpoint } from '#transparency';
import { GrowingRoot } from './root.js';

/** What was acknowledged of an event: where it lies, and the bytes that were sent. */
export interface Acknowledged {
  readonly seq: number;
  readonly payload: string;
}

/** What there is to hold a run to when its fault is over. What a run has none of is left out. */
export interface Aftermath {
  readonly log: readonly StoredEvent[];
  /** By event id. */
  readonly acknowledged: ReadonlyMap<string, Acknowledged>;
  /** The ids of all that was ever sent; without it nothing is said of what else lies in the log. */
  readonly sent?: ReadonlySet<string>;
  /** Every checkpoint that was signed or published. */
  readonly checkpoints?: readonly Checkpoint[];
  /** The read models as they are kept up, and built from nothing. */
  readonly views?: { readonly live: object; readonly rebuilt: object };
  /** Answers as of a seq before the fault, as they were then and as they are now. */
  readonly answers?: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** What callers met instead of an answer. */
  readonly refusals?: readonly unknown[];
}

/** The six invariants of the fault matrix (docs/faults.md). @throws Error naming the first that does not hold, and what contradicts it */
export function holdInvariants(after: Aftermath): void {
  const byId = eachOnce(after.log);
  keptAsAcknowledged(after.acknowledged, byId);
  onlyWhatWasSent(after.log, after.sent);
  inOrder(after.log);
  sameRoots(after.log, after.checkpoints ?? []);
  same('I4: read models', after.views?.live, after.views?.rebuilt);
  same('I5: answers as of before', after.answers?.before, after.answers?.after);
  saidLoudly(after.refusals ?? []);
}

/** I1, I2: nothing lies in the log twice. */
function eachOnce(log: readonly StoredEvent[]): ReadonlyMap<string, StoredEvent> {
  const byId = new Map(log.map((event) => [event.id, event]));
  if (byId.size < log.length) throw new Error(`I2: ${log.length - byId.size} events lie in the log twice`);
  return byId;
}

/** I1: every acknowledged event is there, where it was said to be, with the bytes that were sent. */
function keptAsAcknowledged(acknowledged: Aftermath['acknowledged'], byId: ReadonlyMap<string, StoredEvent>): void {
  for (const [id, { seq, payload }] of acknowledged) {
    const event = byId.get(id);
    if (event === undefined) throw new Error(`I1: ${id}, acknowledged as ${seq}, is lost`);
    if (event.seq !== seq || event.payload !== payload) throw new Error(`I1: ${id} was acknowledged as ${seq} with ${payload}, and is ${describe(event)}`);
  }
}

function onlyWhatWasSent(log: readonly StoredEvent[], sent: ReadonlySet<string> | undefined): void {
  const stranger = sent === undefined ? undefined : log.find(({ id }) => !sent.has(id));
  if (stranger !== undefined) throw new Error(`I2: nobody sent ${describe(stranger)}`);
}

/** I2: seqs and revisions are dense, appends whole, and recording times rise between appends. */
function inOrder(log: readonly StoredEvent[]): void {
  const revisions = new Map<string, number>();
  let before: { readonly index: number; readonly count: number; readonly recordedAt: string } = { index: 0, count: 1, recordedAt: '' };
  for (const [seq, event] of log.entries()) {
    if (event.seq !== seq) throw new Error(`I2: the log has ${describe(event)} where ${seq} should be`);
    const revision = revisions.get(event.stream) ?? 0;
    if (event.revision !== revision) throw new Error(`I2: ${describe(event)} should have revision ${revision}`);
    revisions.set(event.stream, revision + 1);
    const [index, count] = partOf(event.envelope);
    const recordedAt = recordedAtOf(event.envelope);
    const goesOn = index > 0;
    if (goesOn ? index !== before.index + 1 || count !== before.count : before.index !== before.count - 1)
      throw new Error(`I2: ${describe(event)} is of a torn append`);
    if (goesOn ? recordedAt !== before.recordedAt : recordedAt <= before.recordedAt) throw new Error(`I2: ${describe(event)} is recorded out of time`);
    before = { index, count, recordedAt };
  }
  if (before.index !== before.count - 1) throw new Error('I2: the last append is torn');
}

/** I3: every checkpoint's root is that of the events, so that they are all consistent with each other. */
function sameRoots(log: readonly StoredEvent[], checkpoints: readonly Checkpoint[]): void {
  const growing = new GrowingRoot();
  for (const { size, root } of checkpoints.toSorted((a, b) => a.size - b.size)) {
    if (size > log.length) throw new Error(`I3: a checkpoint of ${size} events was signed, and the log has ${log.length}`);
    while (growing.size < size) growing.append((log[growing.size] as StoredEvent).envelope);
    if (!growing.root().equals(root)) throw new Error(`I3: the checkpoint of ${size} events has another root than the events`);
  }
}

function same(what: string, one: object | undefined, other: object | undefined): void {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  if (a !== b) throw new Error(`${what} differ:\n${a?.slice(0, 2000)}\n${b?.slice(0, 2000)}`);
}

/** I6: who is not served is told what is wrong. */
function saidLoudly(refusals: readonly unknown[]): void {
  for (const refusal of refusals) {
    if (!(refusal instanceof Refused) || refusal.message === '') throw new Error(`I6: neither served nor refused, but ${String(refusal)}`);
  }
}

function describe({ seq, id, stream, revision, payload }: StoredEvent): string {
  return `event ${seq} (${id}, ${stream} ${revision}): ${payload.slice(0, 200)}`;
}
