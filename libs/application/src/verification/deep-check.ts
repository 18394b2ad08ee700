import type { Worker } from 'node:worker_threads';
import { messageOf, nowOf, startThread, systemClock, workerUrl, type Instant } from '#kernel';
import { faultInWords, type FaultKind, type Verification } from '#publishing';
import type { Layout } from '../ledger/index.js';

/** What the thread is started with. */
export interface DeepCheckData {
  readonly layout: Layout;
  /** Path of the policy of witnesses; null for none. */
  readonly witnesses: string | null;
}

/** What the thread says. */
export type DeepCheckNews =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'verified'; readonly verification: Verification }
  | { readonly kind: 'failed'; readonly error: string };

/** How far the deep check in the background has come. */
export interface DeepCheckStatus {
  /** Events examined in the round under way, of so many; null between rounds. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** What the last round came to; null before the first has ended. */
  readonly last: { readonly verification: Verification; readonly at: Instant } | null;
  /** Why it could not be made; null when it could. */
  readonly failure: string | null;
}

export interface DeepCheckHandle {
  status(): DeepCheckStatus;
  close(): Promise<void>;
}

export interface DeepCheckOptions {
  /** Path of the policy of witnesses; null for none. */
  readonly witnesses?: string | null;
  /** Before the first round: a server has enough to do when it starts. */
  readonly startAfterMs?: number;
  /** From the end of a round to the next. */
  readonly againAfterMs?: number;
  /** Makes tiles and bundles anew; called where some were found to be damaged. The next round follows when it is done, once. */
  readonly mend?: () => Promise<unknown>;
}

const START_AFTER_MS = 10_000;
const AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;

/** Verifies everything in a data folder but the read models, in a thread that leaves the machine to others, and again each day. */
export function startDeepCheck(
  layout: Layout,
  { witnesses = null, startAfterMs = START_AFTER_MS, againAfterMs = AGAIN_AFTER_MS, mend = () => Promise.resolve() }: DeepCheckOptions = {},
): DeepCheckHandle {
  let status: DeepCheckStatus = { progress: null, last: null, failure: null };
  let thread: Worker | null = null;
  let next = setTimeout(round, startAfterMs);
  let isMended = false;
  let isClosed = false;

  /** In a thread of its own, which ends with it: a day is long to keep its memory for. */
  function round(): void {
    thread = startThread(workerUrl(import.meta.url, './deep-check.worker.js'), { layout, witnesses } satisfies DeepCheckData);
    thread.on('message', (news: DeepCheckNews) => {
      status = after(status, news);
    });
    thread.on('error', (error) => {
      status = after(status, { kind: 'failed', error: messageOf(error) });
    });
    thread.on('exit', () => void mendedOrNot().then(again));
  }

  /** Whether tiles were made anew, which is worth another look: not twice, for what is still damaged then is not mended so. */
  async function mendedOrNot(): Promise<boolean> {
    isMended = !isMended && hasDamagedTiles(status);
    if (isMended) await mend().catch(() => null); // why it could not is told by whoever publishes
    return isMended;
  }

  function again(soon: boolean): void {
    if (!isClosed) next = setTimeout(round, soon ? 0 : againAfterMs);
  }

  return {
    status: () => status,
    // it only reads: it may be lost anywhere
    close: async () => {
      isClosed = true;
      await thread?.terminate();
      clearTimeout(next);
    },
  };
}

function hasDamagedTiles({ last }: DeepCheckStatus): boolean {
  return last?.verification.checks.some(({ check, state }) => check === 'tiles' && state === 'fails') ?? false;
}

function after(status: DeepCheckStatus, news: DeepCheckNews): DeepCheckStatus {
  if (news.kind === 'progress') return { ...status, progress: { done: news.done, total: news.total } };
  if (news.kind === 'failed') return { ...status, progress: null, failure: news.error };
  return { progress: null, last: { verification: news.verification, at: nowOf(systemClock) }, failure: null };
}

/** Faults that are told of a server that is not ready; `fremdrift verify --deep` tells the others. */
const TOLD = 3;

/** Of what no answer rests on: witnesses that were late, which who publishes tells of as they are now, and a report's file that a backup did not hold. */
const BEARABLE: ReadonlySet<FaultKind> = new Set<FaultKind>(['quorumMissing', 'reportMissing']);

/** Why a server must not go on answering, by what the deep check found. */
export function deepReasons({ last }: DeepCheckStatus): readonly string[] {
  if (last === null) return [];
  const { faults, faultsInAll } = last.verification;
  const grave = faults.filter(({ kind }) => !BEARABLE.has(kind));
  const inAll = faultsInAll - (faults.length - grave.length);
  const told = grave.slice(0, TOLD).map((fault) => `deep verification, ${last.at}: ${faultInWords(fault, 'en')}`);
  return inAll > TOLD ? [...told, `deep verification: ${inAll} faults in all; see them with \`fremdrift verify --deep\``] : told;
}
