import { setImmediate } from 'node:timers/promises';
import { Broken, Refused, type ErrorKind, type Issue } from '#kernel';
import type { Caller } from '../authority/index.js';
import type { Accepted, CommandRunner, Decisions, Earlier, Outcome } from '../commands/index.js';
import { batchesOf, type Line, type LineLimits } from './lines.js';
import { requestOfLine, type Delivery } from './request-of-line.js';

/** What became of a line: where its event lies, or why it was refused. */
export type LineAnswer =
  | { readonly line: number; readonly accepted: true; readonly eventId: string; readonly seq: number | null; readonly repeated: boolean }
  | { readonly line: number; readonly accepted: false; readonly kind: ErrorKind; readonly issues: readonly Issue[] };

export interface IngestParts {
  readonly decisions: Decisions;
  readonly runner: CommandRunner;
}

const LIMITS: LineLimits = { lines: 1000, bytes: 4 * 1024 * 1024, lineBytes: 64 * 1024 };
/** Batches under way at once: one is read and decided while the one before is made durable. */
const MAX_UNDER_WAY = 2;
/** Lines that are checked before others on the event loop get their turn. */
const LINES_IN_A_TURN = 100;

/**
 * Takes in facts in bulk, a line of NDJSON each. Lines of one stream share an append, a batch at a time, in the order of the lines;
 * streams run side by side. Each line is accepted or refused by itself and answered in order. Ids come from caller, delivery and line
 * number: the same delivery sent again repeats nothing and records what was missing.
 * @throws Refused `unavailable` when the ledger can't go on: what was answered is recorded, and the delivery can be sent again
 */
export async function* ingest(
  source: AsyncIterable<Uint8Array | string>,
  caller: Caller,
  delivery: Delivery,
  parts: IngestParts,
  limits: LineLimits = LIMITS,
): AsyncGenerator<LineAnswer> {
  const underWay: Promise<Settled>[] = [];
  try {
    for await (const batch of batchesOf(source, limits)) {
      const checked = await check(batch, caller, delivery, parts);
      underWay.push(settled(execute(checked, parts)));
      if (underWay.length === MAX_UNDER_WAY) yield* answersOf(await (underWay.shift() as Promise<Settled>));
    }
    for (const batch of underWay) yield* answersOf(await batch);
  } finally {
    await Promise.all(underWay);
  }
}

type Settled = PromiseSettledResult<readonly LineAnswer[]>;

/** Keeps an error until its turn comes: answers of the batch before are given first. */
async function settled(work: Promise<readonly LineAnswer[]>): Promise<Settled> {
  const [result] = await Promise.allSettled([work]);
  return result;
}

function answersOf(batch: Settled): readonly LineAnswer[] {
  if (batch.status === 'rejected') throw batch.reason;
  return batch.value;
}

/** A batch of which each line is refused already, or waits with others of its stream. */
interface Checked {
  readonly batch: readonly Line[];
  readonly refused: ReadonlyMap<number, Refused>;
  readonly groups: ReadonlyMap<string, readonly CheckedLine[]>;
  readonly earlier: Earlier;
}
interface CheckedLine {
  readonly number: number;
  readonly accepted: Accepted;
}

/** Batches are checked one after another, so that they come to their streams in order. */
async function check(batch: readonly Line[], caller: Caller, delivery: Delivery, { decisions, runner }: IngestParts): Promise<Checked> {
  const refused = new Map<number, Refused>();
  const lines: CheckedLine[] = [];
  for (const { number, text } of batch) {
    if (number % LINES_IN_A_TURN === 0) await setImmediate();
    try {
      if (text instanceof Refused) throw text;
      lines.push({ number, accepted: await decisions.accept(requestOfLine({ number, text }, caller, delivery)) });
    } catch (error) {
      refused.set(number, refusalOrThrow(error));
    }
  }
  const earlier = await runner.earlier(lines.map(({ accepted }) => accepted));
  return { batch, refused, groups: Map.groupBy(lines, ({ accepted }) => accepted.stream), earlier };
}

async function execute({ batch, refused, groups, earlier }: Checked, { runner }: IngestParts): Promise<readonly LineAnswer[]> {
  const outcomes = new Map<number, Outcome>(refused);
  const executing = [...groups].map(async ([stream, lines]) => {
    const requests = lines.map(({ accepted }) => accepted);
    const executed = await eachRefusedOnceForAll(requests, () => runner.executeAll(stream, requests, earlier));
    for (const [index, { number }] of lines.entries()) outcomes.set(number, executed[index] as Outcome);
  });
  await allOrFirstError(executing);
  return batch.map(({ number }) => answer(number, outcomes.get(number)));
}

/** A whole group may be turned away: then each of its lines is, and may be sent again. */
async function eachRefusedOnceForAll(group: readonly Accepted[], work: () => Promise<readonly Outcome[]>): Promise<readonly Outcome[]> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOrThrow(error);
    return group.map(() => refusal);
  }
}

/** Waits for all, so that nothing goes on behind an error; then throws the first. */
async function allOrFirstError(work: readonly Promise<void>[]): Promise<void> {
  const settled = await Promise.allSettled(work);
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
}

/** What concerns a line alone is answered; what concerns the ledger ends the delivery. */
function refusalOrThrow(error: unknown): Refused {
  if (error instanceof Refused && error.kind !== 'unavailable') return error;
  throw error;
}

function answer(line: number, outcome: Outcome | undefined): LineAnswer {
  if (outcome === undefined) throw new Broken(`line ${line} was left without an outcome`);
  if (outcome instanceof Refused) return { line, accepted: false, kind: outcome.kind, issues: outcome.issues };
  return { line, accepted: true, eventId: outcome.eventIds[0] as string, seq: outcome.seq, repeated: outcome.repeated };
}
