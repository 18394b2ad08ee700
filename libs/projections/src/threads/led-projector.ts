import { setTimeout as rest } from 'node:timers/promises';
import { Refused } from '#kernel';
import type { ProjectionStatus } from '../engine/projector.js';
import { CheckpointMoved } from '../engine/views.js';
import type { RebuildProgress } from '../engine/views-keeper.js';
import type { Stepped } from './projector-loop.js';
import type { WatchedViews } from './watched-views.js';

/** What stands for leading, and how to ask whether it does; as `Leadership` of #postgres. */
export interface Candidacy {
  lead(name: string, candidate: { gained(): void; lost(why: string): Promise<void> }): void;
  close(): Promise<void>;
}

/** What all projectors of a tenant stand for: one of them leads. */
export function leadOf(tenant: string): string {
  return `${tenant} read models`;
}

/** A projector among several on the same read models. It keeps them up while it leads; otherwise it looks how far the leader has brought them. */
export class LedProjector implements Stepped {
  #leads = false;
  readonly #gained = Promise.withResolvers<void>();
  #keeper: Stepped | null = null;
  #atWork: Promise<unknown> = Promise.resolve();

  /** @param candidacy null for one that never leads, and only looks */
  constructor(
    private readonly watched: Pick<WatchedViews, 'seq' | 'look' | 'remember' | 'status' | 'close'>,
    private readonly candidacy: Candidacy | null,
    private readonly open: () => Promise<Stepped>,
  ) {}

  /** Stands for leading from now on. */
  stand(name: string): void {
    this.candidacy?.lead(name, {
      gained: () => {
        this.#leads = true;
        this.#gained.resolve();
      },
      lost: () => this.#stop(),
    });
  }

  /** Whether it has come to lead within the time. */
  async hasComeToLead(withinMs: number): Promise<boolean> {
    const timer = new AbortController();
    await Promise.race([this.#gained.promise, rest(withinMs, undefined, { signal: timer.signal }).catch(() => null)]);
    timer.abort();
    return this.#leads;
  }

  get leads(): boolean {
    return this.#leads;
  }

  get seq(): number {
    return this.#keeper?.seq ?? this.watched.seq;
  }

  step(): Promise<boolean> {
    const step = this.#step();
    this.#atWork = step.catch(() => null);
    return step;
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    return this.#keeper === null ? this.watched.status() : this.#keeper.status();
  }

  async progress(): Promise<RebuildProgress | null> {
    return this.#keeper?.progress() ?? null;
  }

  /** @throws Refused `unavailable` while another one leads */
  async rebuild(): Promise<void> {
    if (this.#keeper !== null) return this.#keeper.rebuild();
    throw anotherLeads();
  }

  async close(): Promise<void> {
    await this.candidacy?.close();
    await this.#stop();
    await this.watched.close();
  }

  async #step(): Promise<boolean> {
    if (!this.#leads) {
      await this.watched.look();
      return false;
    }
    try {
      this.#keeper ??= await this.open();
      return await this.#keeper.step();
    } catch (error) {
      // the last page of the one that led before: what it came to is read anew at the next step
      if (error instanceof CheckpointMoved) return false;
      throw error;
    }
  }

  /** After the page at hand; so nothing is written once another one leads. */
  async #stop(): Promise<void> {
    this.#leads = false;
    await this.#atWork;
    const keeper = this.#keeper;
    if (keeper === null) return;
    this.watched.remember(await keeper.status());
    // what cut the lead may cut this as well: then the next step says so
    await this.watched.look().catch(() => null);
    this.#keeper = null;
    await keeper.close();
  }
}

export function anotherLeads(): Refused {
  const problem = 'another projector keeps these read models up';
  return new Refused('unavailable', problem, [{ field: 'POSTGRES_URL', problem, remedy: 'stop the servers and projectors that use them first' }]);
}
