import { Refused } from '#kernel';
import type { OpenedLedger } from '#domain';
import { WrongRevision, type EventReader, type EventStore, type StoredEvent } from '#event-store';
import { rootOfLog } from '#publishing';
import type { Checkpoint } from '#transparency';
import { commitmentOf } from '../codec/index.js';
import { appendExactly, exactEvent, inAppends, type ExactEvent } from './exactly.js';
import { isAsSigned } from './signed.js';

/** What is being done: holding what the new log has to the old one, copying what it lacks, and holding all of it to the old one. */
export type MovingPhase = 'compare' | 'copy' | 'verify';

export interface MoveOptions {
  readonly onProgress?: (phase: MovingPhase, done: number, total: number) => void;
  /** How long a sequencer of its own may take for one append before the move stops, which may be gone on with. */
  readonly patienceMs?: number;
}

/** What moving a log came to. */
export interface MovedLog {
  readonly ledger: string;
  readonly origin: string;
  /** Events the new log had before, and has now. */
  readonly from: number;
  readonly to: number;
  /** Root of the tree over all events, base64: the same in both logs. */
  readonly root: string;
  /** Size of the last signed checkpoint that both logs were held to; null where none was signed. */
  readonly checkpoint: number | null;
}

const PAGE = 1000;
/** Events that wait for their seq at once; an append may be ten thousand. */
const MOST_UNPLACED = 1000;
const PATIENCE_MS = 60_000;
const SOURCE = 'ledger.db';

/**
 * Copies a log into another store with the order, ids, times and bytes of its events, so that both have the same tree: a signature over one
 * stands for the other. What the new log has already must be the beginning of the old one, so that a move that was cut short at any event is
 * gone on with. Both are verified: the old one against its last checkpoint before anything is copied, the new one in full afterwards. Nobody
 * else may append to either meanwhile.
 * @throws Refused `unavailable` when the old log is damaged or not as signed, or a sequencer is too slow; `conflict` when the new one holds anything else
 */
export async function moveLog(
  source: EventReader,
  target: EventStore,
  { ledger, checkpoint }: { readonly ledger: OpenedLedger; readonly checkpoint: Checkpoint | null },
  { onProgress = () => undefined, patienceMs = PATIENCE_MS }: MoveOptions = {},
): Promise<MovedLog> {
  const size = (await source.head()).seq + 1;
  if (checkpoint !== null && !(await isAsSigned(source, checkpoint))) throw damaged(`the first ${checkpoint.size} events are not those that were signed over`);
  const from = await mustBeBeginning(source, target, size, (done, total) => onProgress('compare', done, total));
  for await (const last of copied(source, target, from, size, patienceMs)) onProgress('copy', last + 1, size);
  await mustBeSame(source, target, size, (done) => onProgress('verify', done, size));
  if (checkpoint !== null && !(await isAsSigned(target, checkpoint))) throw astray(`the first ${checkpoint.size} events are not those that were signed over`);
  const root = await rootOfLog(target, size);
  return { ledger: ledger.ledger, origin: ledger.origin, from, to: size, root: root.toString('base64'), checkpoint: checkpoint?.size ?? null };
}

/** @returns how many events the new log has */
async function mustBeBeginning(source: EventReader, target: EventReader, size: number, onProgress: (done: number, total: number) => void): Promise<number> {
  const held = (await target.head()).seq + 1;
  if (held > size) throw astray(`it holds ${held} events, and the ledger to be moved ${size}`);
  for (let done = 0; done < held; onProgress(done, held)) {
    const limit = Math.min(PAGE, held - done);
    const [old, moved] = await Promise.all([source.readLeaves(done - 1, limit), target.readLeaves(done - 1, limit)]);
    const other = old.findIndex(({ envelope }, index) => moved[index]?.envelope !== envelope);
    if (other !== -1) throw astray(`its event ${done + other} is not that of the ledger to be moved`);
    done += limit;
  }
  return held;
}

/**
 * Each append is sent when the log has the one before it, never beside it: an append that fails while a later one succeeds would leave an order that
 * can't be mended. The sequencer follows meanwhile, at most {@link MOST_UNPLACED} events behind. @returns the last seq of each append that the log has
 */
async function* copied(source: EventReader, target: EventStore, from: number, size: number, patienceMs: number): AsyncGenerator<number> {
  let unplaced = 0;
  for await (const append of inAppends(eventsFrom(source, from, size), endsWithin)) {
    const last = append.at(-1) as ExactEvent;
    unplaced = (await appended(append, target)) ? 0 : unplaced + append.length;
    if (unplaced >= MOST_UNPLACED || (unplaced > 0 && last.seq === size - 1)) {
      await mustReach(target, last, patienceMs);
      unplaced = 0;
    }
    yield last.seq;
  }
}

async function* eventsFrom(source: EventReader, from: number, size: number): AsyncGenerator<ExactEvent> {
  for (let next = from; next < size; ) {
    const page = await source.readAll(next - 1, Math.min(PAGE, size - next));
    if (page[0]?.seq !== next) throw damaged(`event ${next} is missing`);
    for (const row of page) yield soundEvent(row);
    next += page.length;
  }
}

/** @throws Refused `unavailable` when the row is not what its envelope says: the new log would hold it for ever */
function soundEvent({ seq, id, stream, revision, envelope: bytes, salt, payload }: StoredEvent): ExactEvent {
  const exact = exactEvent(seq, bytes, { salt, payload });
  const { envelope } = exact;
  if (envelope.id !== id || envelope.stream !== stream || envelope.revision !== revision) throw damaged(`event ${seq} is not the one its envelope describes`);
  if (envelope.commitment !== commitmentOf(salt, payload)) throw damaged(`event ${seq} has another payload than its envelope commits to`);
  return exact;
}

async function appended(append: readonly ExactEvent[], target: EventStore): Promise<boolean> {
  try {
    return await appendExactly(append, target, SOURCE);
  } catch (error) {
    if (error instanceof WrongRevision) throw astray(error.message, error);
    throw error;
  }
}

/** Waits until the sequencer has given the event its place. @throws Refused `unavailable` when it does not in time, `conflict` when it is another's */
async function mustReach(target: EventReader, { seq, bytes }: ExactEvent, patienceMs: number): Promise<void> {
  const signal = AbortSignal.timeout(patienceMs);
  for await (const [reached] of target.follow(seq - 1, { pageSize: 1, signal })) {
    if (reached?.envelope === bytes) return;
    throw astray(`its event ${seq} is not that of the ledger to be moved`);
  }
  const problem = `event ${seq} was accepted, and got no place in the log within ${patienceMs} ms`;
  const remedy = 'see what holds the sequencer with `fremdrift doctor`, then move again: it goes on where it stopped';
  throw new Refused('unavailable', `${problem}; ${remedy}`, [{ field: 'KURRENTDB_URL', problem, remedy }]);
}

/** Every byte of every event, not only the tree: salts and payloads are what is read later. */
async function mustBeSame(source: EventReader, target: EventReader, size: number, onProgress: (done: number) => void): Promise<void> {
  const held = (await target.head()).seq + 1;
  if (held !== size) throw astray(`it holds ${held} events, and the ledger to be moved ${size}`);
  for (let done = 0; done < size; onProgress(done)) {
    const limit = Math.min(PAGE, size - done);
    const [old, moved] = await Promise.all([source.readAll(done - 1, limit), target.readAll(done - 1, limit)]);
    const other = old.findIndex((event, index) => !isSameEvent(event, moved[index]));
    if (other !== -1) throw astray(`its event ${done + other} is not that of the ledger to be moved`);
    done += limit;
  }
}

function isSameEvent(one: StoredEvent, other: StoredEvent | undefined): boolean {
  return (['seq', 'id', 'stream', 'revision', 'envelope', 'salt', 'payload'] as const).every((part) => one[part] === other?.[part]);
}

function endsWithin(seq: number): Refused {
  return damaged(`it ends within an append, at event ${seq}`);
}

function damaged(problem: string): Refused {
  const remedy = 'find out with `fremdrift verify --deep`, and put back a sound copy before it is moved';
  return new Refused('unavailable', `${problem}; ${remedy}`, [{ field: SOURCE, problem, remedy }]);
}

function astray(problem: string, cause?: unknown): Refused {
  const remedy = 'move into a store that is empty, or that holds the beginning of this ledger; another FREMDRIFT_TENANT has one of its own';
  return new Refused('conflict', `the new log is not this ledger's: ${problem}; ${remedy}`, [{ field: 'KURRENTDB_URL', problem, remedy }], { cause });
}
