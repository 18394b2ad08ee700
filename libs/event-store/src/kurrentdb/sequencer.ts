import { nowOf, type Clock, type Refused } from '#kernel';
import type { EventStore, StoredEvent, StoreStatus } from '../port.js';
import type { Bookmark } from './bookmark.js';
import { refusedSetting } from './connection-string.js';
import { Copyist } from './copyist.js';
import { isOfType, type KurrentLog } from './log.js';
import { LogProblem } from './log-problem.js';
import { LogReader } from './log-reader.js';
import { Progress } from './progress.js';
import type { Position } from './record.js';
import { kurrentRefusal, tooOld } from './refusal.js';
import { stepsOf } from './steps.js';
import type { LoggedAppend } from './whole-appends.js';

const EVENTS_AT_ONCE = 512;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** Times that a node may name another as the leader before one was found. */
const MOST_LEADERS = 5;
/** Times of quiet after which a subscription is made anew: some die without a word. */
const MOST_QUIET = 12;
/** The same before the server has said that all of the log was read. */
const MOST_QUIET_AT_FIRST = 4;

export interface SequencerOptions {
  readonly clock: Clock;
  /** Resolves after so many milliseconds, or when the signal aborts. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** How long the server may be silent before the sequencer looks up. */
  readonly quietMs: number;
  /** Called whenever the sequencer has heard something, has got something done or has waited in vain, for a heartbeat. */
  readonly beat: () => void;
}

interface Trouble {
  readonly since: ReturnType<typeof nowOf>;
  readonly refusal: Refused;
  /** Whether it lies in the log itself: nothing that is appended could be sequenced. */
  readonly inTheLog: boolean;
}

/**
 * The one in this process that gives the events of the log their place in the ledger: it follows the log of the server and writes the sequenced copy,
 * whose seq, recording times and envelopes are a function of the log alone. It goes on from where it was after any break; what it can't
 * sequence stops it visibly, until that is mended.
 */
export class Sequencer {
  readonly #stop = new AbortController();
  readonly #opened = Promise.withResolvers<void>();
  #isOpen = false;
  #trouble: Trouble | null = null;
  #running: Promise<void> | null = null;
  readonly #progress: Progress;
  /** How to tell who waits for an append, by the id of its last event. */
  readonly #awaited = new Map<string, () => void>();

  constructor(
    private readonly log: KurrentLog,
    private readonly prefix: string,
    private readonly copy: EventStore,
    bookmark: Bookmark,
    private readonly options: SequencerOptions,
  ) {
    this.#progress = new Progress(copy, bookmark);
  }

  /**
   * Begins, and resolves when all that is in the log now is in the copy.
   * @throws Refused `unavailable` when the server can't be reached or used, or its log can't be sequenced
   */
  start(): Promise<void> {
    this.#running ??= this.#run();
    return this.#opened.promise;
  }

  status(): StoreStatus {
    return this.#trouble === null ? { writable: true } : { writable: false, since: this.#trouble.since, reason: this.#trouble.refusal.message };
  }

  /** Resolves once the append whose last event this is has been sequenced from now on; `forget` when that will not be waited for. */
  expect(lastId: string): { readonly sequenced: Promise<void>; readonly forget: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#awaited.set(lastId, resolve);
    return { sequenced: promise, forget: () => void this.#awaited.delete(lastId) };
  }

  /** @throws Refused `unavailable` when what is appended could not be sequenced */
  assertGoesOn(): void {
    if (this.#trouble?.inTheLog === true) throw this.#trouble.refusal;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await this.#follow(() => {
          failures = 0;
        });
      } catch (error) {
        if (signal.aborted) return;
        this.#trouble = this.#troubleOf(error);
        const isLed = !isOfType(error, 'not-leader') || failures === MOST_LEADERS;
        if (!this.#isOpen && isLed) return this.#opened.reject(this.#trouble.refusal);
        await this.options.pause(Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS), signal);
      }
      this.options.beat();
    }
  }

  #troubleOf(error: unknown): Trouble {
    const refusal = kurrentRefusal(this.log.hosts, error);
    return { since: this.#trouble?.since ?? nowOf(this.options.clock), refusal, inTheLog: error instanceof LogProblem };
  }

  /** One subscription from where the copy ends: returns when it has been quiet for long, or this is to stop. */
  async #follow(hasCaughtUp: () => void): Promise<void> {
    const { quietMs, beat } = this.options;
    const from = await this.#progress.place();
    const copyist = new Copyist(this.copy, from?.seq ?? -1);
    const reader = new LogReader(this.log, this.prefix, from?.position ?? null);
    let quiet = 0;
    let caughtUp = false;
    let confirmed = false;
    const subscribe = (reached: (position: Position) => void): ReturnType<KurrentLog['subscribe']> => this.log.subscribe(from?.position ?? null, reached);
    try {
      for await (const step of stepsOf(subscribe, { most: EVENTS_AT_ONCE, quietMs, signal: this.#stop.signal })) {
        beat();
        quiet = step.is === 'quiet' ? quiet + 1 : 0;
        if (step.is === 'confirmed') {
          confirmed = true;
          await this.#assertLogHolds(await this.#progress.last());
        } else if (step.is === 'events') {
          for await (const appends of reader.read(step.events)) await this.#write(copyist, appends);
        } else if (step.is === 'checkpoint') {
          if (!reader.isInside) await this.#progress.reach(step.position, copyist.seq);
        } else if (step.is === 'caught-up') {
          await this.#assertComplete(copyist.seq);
          caughtUp = true;
          hasCaughtUp();
          this.#goesWell();
        } else {
          this.#progress.mark();
          if (quiet < (caughtUp ? MOST_QUIET : MOST_QUIET_AT_FIRST)) continue;
          if (caughtUp) return;
          throw confirmed
            ? tooOld(this.log.hosts)
            : refusedSetting(`${this.log.hosts} does not answer`, 'see whether the server is running and can be reached');
        }
      }
    } finally {
      this.#progress.mark();
    }
  }

  async #write(copyist: Copyist, appends: readonly LoggedAppend[]): Promise<void> {
    const last = appends.at(-1);
    if (last === undefined) return;
    await copyist.write(appends);
    await this.#progress.reach(last.position, copyist.seq);
    for (const { events } of appends) this.#tell(events.at(-1)?.id ?? '');
    this.options.beat();
  }

  #tell(lastId: string): void {
    this.#awaited.get(lastId)?.();
    this.#awaited.delete(lastId);
  }

  /** A log that was set back, or another one, lacks what the copy ends with, and would otherwise be followed from a place that it has not reached. */
  async #assertLogHolds(last: StoredEvent | undefined): Promise<void> {
    if (last === undefined || (await this.log.idAt(last.stream, last.revision)) === last.id) return;
    throw missing(last.seq, last.id);
  }

  async #assertComplete(seq: number): Promise<void> {
    const last = await this.#progress.last();
    if (last !== undefined && seq < last.seq) throw missing(last.seq, last.id);
  }

  #goesWell(): void {
    this.#trouble = null;
    this.#isOpen = true;
    this.#opened.resolve();
  }
}

function missing(seq: number, id: string): LogProblem {
  return new LogProblem(
    `the log lacks event ${id} (seq ${seq}), which was sequenced before`,
    'name the server that the copy was made from, or restore its log; only where the log is right, remove the copy, which is made again',
  );
}
