import { setTimeout as delay } from 'node:timers/promises';
import { invalid, systemClock, type Clock, type Micros } from '#kernel';
import type { EventStore } from '../port.js';
import type { QueueBounds } from '../sqlite/group-commit.js';
import { openSqliteStore } from '../sqlite/store.js';
import { Appending } from './appending.js';
import { Bookmark } from './bookmark.js';
import { connectKurrentLog } from './log.js';
import { Sequencer } from './sequencer.js';
import { KurrentEventStore } from './store.js';

export interface KurrentStoreOptions {
  /** The connection string, `kurrentdb://user:password@host:2113?tls=true`; several hosts, or `kurrentdb+discover://`, for a cluster. */
  readonly url: string;
  /** Begins the name of every stream of this ledger, and of no other: `fremdrift/`. */
  readonly prefix: string;
  /** The file of the sequenced copy, of this process alone; made when there is none, and again after it was removed. Its folder must exist. */
  readonly copy: string;
  /** What an append claims when its caller claims nothing; default the machine's clock. */
  readonly clock?: Clock;
  /** Appends that claim no time are refused by a clock further ahead of the last event; default unbounded. */
  readonly mostAhead?: Micros;
  /** How long an append waits for its seq, in milliseconds; default 5,000. */
  readonly waitMs?: number;
  /** Whether an append is answered as soon as the log has it, and its seq comes later: for who has many to send. Default: no. */
  readonly seqComesLater?: boolean;
  /** How long the server may take to answer a request, in milliseconds; default 15,000. */
  readonly answerMs?: number;
  /** How long the server may be silent before the sequencer looks up, in milliseconds; default 5,000. */
  readonly quietMs?: number;
  /** Appends that wait for the server; default 4,096 and 64 MiB. */
  readonly queue?: QueueBounds;
  /** Waits between attempts; default by the machine's timer. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Called with every sign of life of the sequencer, at least every `quietMs` while it is well. */
  readonly beat?: () => void;
}

const PREFIX = /^[a-z][a-z0-9_]{0,30}\/$/;
const DEFAULT_QUEUE: QueueBounds = { appends: 4_096, bytes: 64 * 1024 * 1024 };

/**
 * Opens a ledger whose log lies in KurrentDB; resolves when all of it is in the sequenced copy.
 * @throws Refused `unavailable` when the server can't be reached or used or lacks a feature, when its log can't be sequenced or is not the one the copy
 * was made from, or when the copy is in use or can't be written
 */
export async function openKurrentStore(options: KurrentStoreOptions): Promise<EventStore> {
  const { url, prefix, copy: copyPath, clock = systemClock, mostAhead = Number.POSITIVE_INFINITY, waitMs = 5_000, quietMs = 5_000 } = options;
  const { answerMs, seqComesLater = false, queue = DEFAULT_QUEUE, pause = wait, beat = () => undefined } = options;
  if (!PREFIX.test(prefix)) throw invalid('prefix', `${JSON.stringify(prefix)} can't begin the names of streams`, 'use a-z, 0-9 and _, and / at the end');
  const log = await connectKurrentLog(url, prefix, answerMs);
  const copy = await openSqliteStore(copyPath, { clock });
  const sequencer = new Sequencer(log, prefix, copy, new Bookmark(`${copyPath}.place`), { clock, pause, quietMs, beat });
  const appending = new Appending(log, copy, sequencer, { clock, mostAhead, waitMs, seqComesLater, queue, pause });
  const store = new KurrentEventStore({ log, copy, copyPath, sequencer, appending });
  try {
    await sequencer.start();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
