import { setImmediate } from 'node:timers/promises';
import { Broken, Refused, type ErrorKind, type Issue } from '#kernel';
import type { Accepted, CommandRunner, Decisions, Earlier, ExecuteRequest, Outcome } from '../commands/index.js';

/** What became of a line: where its event lies, or why it was refused. */
export type LineAnswer =
  | { readonly line: number; readonly accepted: true; readonly eventId: string; readonly seq: number | null; readonly repeated: boolean }
  | { readonly line: number; readonly accepted: false; readonly kind: ErrorKind; readonly issues: readonly Issue[] };

/** One of many requests: its number, and the request. @throws Refused when there is none to be made */
export interface Asked {
  readonly number: number;
  readonly request: () => ExecuteRequest;
}

export interface BatchParts {
  readonly decisions: Decisions;
  readonly runner: CommandRunner;
}

/** A batch of which each request is refused already, or waits with others of its stream. */
export interface Checked {
  readonly numbers: readonly number[];
  readonly refused: ReadonlyMap<number, Refused>;
  readonly groups: ReadonlyMap<string, readonly Waiting[]>;
  readonly earlier: Earlier;
}
interface Waiting {
  readonly number: number;
  readonly accepted: Accepted;
}

/** Requests that are checked before others on the event loop get their turn. */
const CHECKS_IN_A_TURN = 100;

/** Takes in a batch of requests. Batches are checked one after another, so that they come to their streams in order. */
export async function checkBatch(batch: readonly Asked[], { decisions, runner }: BatchParts): Promise<Checked> {
  const refused = new Map<number, Refused>();
  const waiting: Waiting[] = [];
  for (const [index, { number, request }] of batch.entries()) {
    if (index % CHECKS_IN_A_TURN === 0) await setImmediate();
    try {
      waiting.push({ number, accepted: await decisions.accept(request()) });
    } catch (error) {
      refused.set(number, refusalOrThrow(error));
    }
  }
  const earlier = await runner.earlier(waiting.map(({ accepted }) => accepted));
  return { numbers: batch.map(({ number }) => number), refused, groups: Map.groupBy(waiting, ({ accepted }) => accepted.stream), earlier };
}

/** Carries out a batch: one append for each stream, side by side; answers in the order of the requests. @throws Refused `unavailable` */
export async function executeBatch({ numbers, refused, groups, earlier }: Checked, runner: CommandRunner): Promise<readonly LineAnswer[]> {
  const outcomes = new Map<number, Outcome>(refused);
  const executing = [...groups].map(async ([stream, waiting]) => {
    const requests = waiting.map(({ accepted }) => accepted);
    const executed = await eachOrAllRefused(requests, () => runner.executeAll(stream, requests, earlier));
    for (const [index, { number }] of waiting.entries()) outcomes.set(number, executed[index] as Outcome);
  });
  await allOrFirstError(executing);
  return numbers.map((number) => answer(number, outcomes.get(number)));
}

/** A whole group may be turned away: then each of its requests is, and may be sent again. */
async function eachOrAllRefused(group: readonly Accepted[], work: () => Promise<readonly Outcome[]>): Promise<readonly Outcome[]> {
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

/** What concerns a request alone is answered; what concerns the ledger ends the delivery. */
function refusalOrThrow(error: unknown): Refused {
  if (error instanceof Refused && error.kind !== 'unavailable') return error;
  throw error;
}

function answer(line: number, outcome: Outcome | undefined): LineAnswer {
  if (outcome === undefined) throw new Broken(`line ${line} was left without an outcome`);
  if (outcome instanceof Refused) return { line, accepted: false, kind: outcome.kind, issues: outcome.issues };
  return { line, accepted: true, eventId: outcome.eventIds[0] as string, seq: outcome.seq, repeated: outcome.repeated };
}
