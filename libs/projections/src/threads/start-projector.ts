import type { Worker } from 'node:worker_threads';
import { Broken, Heartbeat, isTraced, nowOf, startThread, systemClock, takeSpan, workerUrl, messageOf, type Clock, type Pulse } from '#kernel';
import type { RebuildProgress } from '../engine/views-keeper.js';
import type { ViewsPlace } from './open-projector.js';
import type { ProjectorData, ProjectorFailure, ProjectorNews, ProjectorOrder, ProjectorReport, Upkeeping } from './projector-messages.js';

/** It reports more often, whatever it does. */
const SILENT_SECONDS_MAX = 5;
const RESTART_AFTER_MS = 1000;

/** A projector's report as the other side sees it. */
export interface ProjectorStatus extends ProjectorReport {
  /** Whether its thread runs and was heard of in the last five seconds. */
  readonly alive: boolean;
  /** How often its thread was lost and started anew. */
  readonly restarts: number;
}

/** A projector in a thread of its own. */
export interface ProjectorHandle {
  status(): ProjectorStatus;
  /** Whether it is heard of. */
  pulse(): Pulse;
  /** True as soon as every read model has reached `seq`, at once when they have; false when they have not within the time. */
  waitFor(seq: number, timeoutMs: number): Promise<boolean>;
  /** Tells it that the log has grown, so that it need not look. */
  nudge(): void;
  /** After the page at hand. */
  pause(): void;
  resume(): void;
  /** Builds the read models anew beside those in use, and puts them in place. One at a time: a second call joins the first. */
  rebuild(onProgress?: (progress: RebuildProgress) => void): Promise<void>;
  /** Finishes the page at hand. */
  close(): Promise<void>;
}

interface Waiter {
  readonly seq: number;
  readonly done: (reached: boolean) => void;
}

export interface ThreadOptions {
  readonly how?: Upkeeping;
  /** Events a transaction. */
  readonly pageSize?: number;
  /** By which its silence is measured. */
  readonly clock?: Clock;
}

/** Starts the projector of a ledger, or what watches it at work elsewhere. A thread that is lost is started anew. */
export function startProjector(place: ViewsPlace, { how = 'keep', pageSize = 1000, clock = systemClock }: ThreadOptions = {}): ProjectorHandle {
  return new ThreadProjector({ place, how, pageSize }, clock);
}

class ThreadProjector implements ProjectorHandle {
  #worker: Worker;
  #report: ProjectorReport = { seq: -1, paused: false, leads: false, projections: [], rebuild: null, failure: null };
  readonly #heartbeat: Heartbeat;
  #restarts = 0;
  #lost: ProjectorFailure | null = null;
  #restarting: NodeJS.Timeout | null = null;
  #closed: PromiseWithResolvers<void> | null = null;
  #rebuilding: PromiseWithResolvers<void> | null = null;
  readonly #waiters = new Set<Waiter>();
  readonly #onProgress = new Set<(progress: RebuildProgress) => void>();

  constructor(
    private readonly data: ProjectorData,
    private readonly clock: Clock,
  ) {
    this.#heartbeat = new Heartbeat('projector', SILENT_SECONDS_MAX, clock);
    this.#worker = this.#start();
  }

  status(): ProjectorStatus {
    const alive = this.#lost === null && this.pulse().held === null;
    return { ...this.#report, failure: this.#lost ?? this.#report.failure, alive, restarts: this.#restarts };
  }

  pulse(): Pulse {
    return this.#heartbeat.pulse();
  }

  waitFor(seq: number, timeoutMs: number): Promise<boolean> {
    if (this.#report.seq >= seq) return Promise.resolve(true);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const waiter: Waiter = {
      seq,
      done: (reached) => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        resolve(reached);
      },
    };
    const timer = setTimeout(() => waiter.done(false), timeoutMs);
    this.#waiters.add(waiter);
    this.nudge();
    return promise;
  }

  nudge(): void {
    this.#order({ kind: 'nudge' });
  }

  pause(): void {
    this.#order({ kind: 'pause' });
  }

  resume(): void {
    this.#order({ kind: 'resume' });
  }

  async rebuild(onProgress: (progress: RebuildProgress) => void = () => undefined): Promise<void> {
    this.#rebuilding ??= Promise.withResolvers();
    this.#onProgress.add(onProgress);
    this.#order({ kind: 'rebuild' });
    try {
      await this.#rebuilding.promise;
    } finally {
      this.#onProgress.delete(onProgress);
    }
  }

  async close(): Promise<void> {
    if (this.#closed === null) {
      this.#closed = Promise.withResolvers();
      if (this.#restarting === null) this.#order({ kind: 'close' });
      else this.#closed.resolve();
      if (this.#restarting !== null) clearTimeout(this.#restarting);
      for (const waiter of this.#waiters) waiter.done(false);
    }
    await this.#closed.promise;
  }

  #order(order: ProjectorOrder): void {
    this.#worker.postMessage(order, []);
  }

  #start(): Worker {
    const worker = startThread(workerUrl(import.meta.url, './projector.worker.js'), { ...this.data, traced: isTraced() });
    let cause = 'it ended by itself';
    worker.on('message', (news: ProjectorNews) => this.#hear(news));
    worker.on('error', (error) => {
      cause = messageOf(error);
    });
    worker.on('exit', () => this.#ended(cause));
    return worker;
  }

  #hear(news: ProjectorNews): void {
    this.#heartbeat.beat();
    this.#lost = null;
    switch (news.kind) {
      case 'reached':
        this.#report = { ...this.#report, seq: news.seq };
        for (const waiter of this.#waiters) if (waiter.seq <= news.seq) waiter.done(true);
        return;
      case 'report':
        this.#report = news.report;
        if (news.report.rebuild !== null) for (const tell of this.#onProgress) tell(news.report.rebuild);
        return;
      case 'rebuilt':
        if (news.error === null) this.#rebuilding?.resolve();
        else this.#rebuilding?.reject(new Broken(news.error));
        this.#rebuilding = null;
        return;
      case 'span':
        takeSpan(news.span);
    }
  }

  #ended(cause: string): void {
    if (this.#closed !== null) {
      this.#closed.resolve();
      return;
    }
    this.#lost = { error: `the projector's thread was lost: ${cause}`, since: this.#lost?.since ?? nowOf(this.clock) };
    this.#restarting = setTimeout(() => {
      this.#restarting = null;
      this.#restarts += 1;
      this.#worker = this.#start();
      // what was ordered of the lost thread still holds
      if (this.#report.paused) this.pause();
      if (this.#rebuilding !== null) this.#order({ kind: 'rebuild' });
    }, RESTART_AFTER_MS);
  }
}
