import { setImmediate as letOrdersIn } from 'node:timers/promises';
import { nowOf, type Clock, messageOf } from '#kernel';
import { CheckpointMoved } from '../engine/views.js';
import type { ViewsKeeper } from '../engine/views-keeper.js';
import type { ProjectorFailure, ProjectorNews, ProjectorOrder } from './projector-messages.js';

/** The log may grow without a nudge: another process may append to it. */
const LOOK_EVERY_MS = 200;
const REPORT_EVERY_MS = 500;
const LONGEST_BACKOFF_MS = 5000;

/** What the loop needs of a projector. */
export type Stepped = Pick<ViewsKeeper, 'leads' | 'seq' | 'step' | 'status' | 'progress' | 'rebuild' | 'close'>;

/** Steps a projector for ever, reports on it, and obeys orders between steps. */
export class ProjectorLoop {
  #paused = false;
  #closing = false;
  #failure: ProjectorFailure | null = null;
  #backoffMs = LOOK_EVERY_MS;
  #reached = -1;
  #reportedAt = Number.NEGATIVE_INFINITY;
  #woken = false;
  #wake: () => void = () => undefined;

  constructor(
    private readonly projector: Stepped,
    private readonly clock: Clock,
    private readonly say: (news: ProjectorNews) => void,
  ) {}

  order({ kind }: ProjectorOrder): void {
    if (kind === 'nudge' && this.#paused) return;
    if (kind === 'pause') this.#paused = true;
    if (kind === 'resume') this.#paused = false;
    if (kind === 'close') this.#closing = true;
    if (kind === 'rebuild') this.#rebuild();
    // who gives such an order wants to see what comes of it
    if (kind !== 'nudge') this.#reportSoon();
    this.#woken = true;
    this.#wake();
  }

  /** Ends when told to close, after the page at hand. */
  async run(): Promise<void> {
    while (!this.#closing) {
      const moved = !this.#paused && (await this.#step());
      await this.#report();
      await (moved ? letOrdersIn() : this.#rest(this.#backoffMs));
    }
    await this.projector.close();
  }

  async #step(): Promise<boolean> {
    try {
      const moved = await this.projector.step();
      if (this.#failure !== null) this.#reportSoon();
      this.#failure = null;
      this.#backoffMs = LOOK_EVERY_MS;
      return moved;
    } catch (error) {
      if (this.#failure === null) this.#reportSoon();
      this.#failure = { error: messageOf(error), since: this.#failure?.since ?? nowOf(this.clock) };
      this.#backoffMs = Math.min(this.#backoffMs * 2, LONGEST_BACKOFF_MS);
      // to go on would be to fight the other projector for every page
      if (error instanceof CheckpointMoved) this.#paused = true;
      return false;
    }
  }

  #reportSoon(): void {
    this.#reportedAt = Number.NEGATIVE_INFINITY;
  }

  #rebuild(): void {
    this.projector.rebuild().then(
      () => this.say({ kind: 'rebuilt', error: null }),
      (error: unknown) => this.say({ kind: 'rebuilt', error: messageOf(error) }),
    );
  }

  async #report(): Promise<void> {
    if (this.projector.seq !== this.#reached) {
      this.#reached = this.projector.seq;
      this.say({ kind: 'reached', seq: this.#reached });
    }
    const now = performance.now();
    if (now - this.#reportedAt < REPORT_EVERY_MS) return;
    this.#reportedAt = now;
    const [projections, rebuild] = [await this.projector.status(), await this.projector.progress()];
    this.say({
      kind: 'report',
      report: { seq: this.#reached, paused: this.#paused, leads: this.projector.leads, projections, rebuild, failure: this.#failure },
    });
  }

  /** Until an order comes, also one that came since the last rest, and at most `ms`. */
  async #rest(ms: number): Promise<void> {
    if (!this.#woken) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      this.#wake = resolve;
      await promise;
      clearTimeout(timer);
    }
    this.#woken = false;
  }
}
