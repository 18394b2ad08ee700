import { Broken, Refused, type Clock, type Micros } from '#kernel';
import { mustReach } from './must-reach.js';
import { Projector, type Log, type ProjectionStatus } from './projector.js';
import type { Projection } from './projection.js';
import type { Checkpoint, ViewsWriter } from './views.js';
import type { Side, ViewsHome } from './views-home.js';

export interface KeeperOptions {
  readonly home: ViewsHome;
  readonly log: Log;
  /** Whether the log is a copy, which may be behind read models that others keep up from copies of theirs. */
  readonly logIsCopy?: boolean;
  readonly projections: readonly Projection[];
  readonly clock: Clock;
  /** Events a transaction. */
  readonly pageSize: number;
  readonly upkeep: Upkeep;
  /** Closes what was opened for the projector alone. */
  readonly release: () => Promise<void>;
}

/** How far a rebuild has come. */
export interface RebuildProgress {
  readonly done: number;
  /** Events in the log when last asked. */
  readonly total: number;
  /** Events a second. */
  readonly rate: number;
  /** Null until a rate is known. */
  readonly secondsLeft: number | null;
}

/** What is kept up besides the projections once they have caught up; answers whether it did anything. */
export type Upkeep = (writer: ViewsWriter) => Promise<boolean>;

/** How often what was left is looked at again. Whoever is in the way then may hold up others who ask the same, so not often. */
const SETTLE_EVERY_MICROS = 60_000_000;

interface Growing {
  readonly writer: ViewsWriter;
  readonly projector: Projector;
}

/**
 * Keeps a ledger's read models up with the log. Where they are missing, of another version or of another ledger, or on request, they are
 * built anew beside and put in place when they have caught up; sound ones are kept up and answer meanwhile.
 */
export class ViewsKeeper {
  /** Alone it always does. */
  readonly leads: boolean = true;
  #live: Growing | null = null;
  #next: Growing | null = null;
  #doubtful = false;
  #settleFrom: Micros = 0;
  #closed = false;
  #rebuild: PromiseWithResolvers<void> | null = null;

  private constructor(private readonly options: KeeperOptions) {}

  /** Goes on with what it finds: live read models that fit, and a rebuild that was under way. */
  static async open(options: KeeperOptions): Promise<ViewsKeeper> {
    const keeper = new ViewsKeeper(options);
    await keeper.#resume();
    return keeper;
  }

  /** The seq that every read model has reached; -1 while there is none to read. */
  get seq(): number {
    return this.#live?.projector.seq ?? -1;
  }

  /** One page forward, or the upkeep when there is none. @returns whether there was anything to do */
  async step(): Promise<boolean> {
    try {
      if (this.#doubtful) {
        await this.#closeWriters();
        await this.#resume();
      }
      const moved = await this.#step();
      await this.#settle();
      return moved;
    } catch (error) {
      this.doubt();
      throw error;
    }
  }

  /** What is known of the read models may hold no longer: only they themselves tell what became of a page whose commit was cut off. */
  doubt(): void {
    this.#doubtful = true;
  }

  async #step(): Promise<boolean> {
    const moved = this.#live === null ? 0 : await this.#live.projector.step();
    if (this.#rebuild !== null && this.#next === null) this.#next = await this.#fromNothing();
    if (this.#next !== null) {
      if ((await this.#next.projector.step()) === 0) await this.#finishRebuild(this.#next);
      return true;
    }
    if (moved > 0 || this.#live === null) return moved > 0;
    return this.options.upkeep(this.#live.writer);
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    return (await (this.#live ?? this.#next)?.projector.status()) ?? [];
  }

  /** Begins a rebuild from nothing, or joins the one under way. Resolves when it is in place; it moves only by {@link step}. */
  rebuild(): Promise<void> {
    this.#rebuild ??= Promise.withResolvers();
    return this.#rebuild.promise;
  }

  /** Null when no rebuild is under way. */
  async progress(): Promise<RebuildProgress | null> {
    if (this.#next === null) return null;
    const total = (await this.options.log.head()).seq + 1;
    const done = this.#next.projector.seq + 1;
    const rate = Math.min(...(await this.#next.projector.status()).map((projection) => projection.rate));
    return { done, total, rate, secondsLeft: rate === 0 ? null : (total - done) / rate };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#closeWriters();
    await this.options.release();
    this.#rebuild?.reject(new Refused('unavailable', 'the projector was closed before the rebuild was done; it goes on when it is started again'));
  }

  async #resume(): Promise<void> {
    const [live, next] = [await this.#resumed('live'), await this.#resumed('next')];
    this.#live = live;
    this.#next = live === null && next === null ? await this.#fromNothing() : next;
    this.#doubtful = false;
  }

  async #finishRebuild(next: Growing): Promise<void> {
    const rebuild = this.#rebuild;
    await next.writer.close();
    if (next.projector.halted && this.#live?.projector.halted === false) {
      await this.options.home.discard('next');
      this.#next = null;
      this.#rebuild = null;
      rebuild?.reject(new Broken(`the rebuild could not apply every event, so the old read models stay: ${await problemsOf(next.projector)}`));
      return;
    }
    await this.#live?.writer.close();
    await this.options.home.swap();
    this.#settleFrom = 0;
    this.#live = await this.#opened('live');
    this.#next = null;
    this.#rebuild = null;
    rebuild?.resolve();
  }

  async #settle(): Promise<void> {
    const now = this.options.clock.nowMicros();
    if (now < this.#settleFrom) return;
    await this.options.home.settle();
    this.#settleFrom = now + SETTLE_EVERY_MICROS;
  }

  async #closeWriters(): Promise<void> {
    await this.#live?.writer.close();
    await this.#next?.writer.close();
  }

  /** Those of the side, when they are of these projections and this ledger; otherwise they are discarded. */
  async #resumed(side: Side): Promise<Growing | null> {
    const checkpoints = await this.options.home.checkpoints(side);
    if (checkpoints !== null && (await this.#fits(checkpoints))) return this.#opened(side);
    await this.options.home.discard(side);
    return null;
  }

  async #fromNothing(): Promise<Growing> {
    await this.options.home.discard('next');
    return this.#opened('next');
  }

  async #opened(side: Side): Promise<Growing> {
    const writer = await this.options.home.open(side);
    return { writer, projector: await Projector.open(this.options.log, writer, this.options.projections, this.options) };
  }

  async #fits(checkpoints: readonly Checkpoint[]): Promise<boolean> {
    const versions = new Map(checkpoints.map(({ name, version }) => [name, version]));
    if (!this.options.projections.every(({ name, version }) => versions.get(name) === version)) return false;
    if (this.options.logIsCopy === true) await mustReach(this.options.log, Math.max(...checkpoints.map(({ seq }) => seq)));
    for (const { seq, eventId } of checkpoints) {
      if (seq >= 0 && (await this.options.log.readAll(seq - 1, 1))[0]?.id !== eventId) return false;
    }
    return true;
  }
}

async function problemsOf(projector: Projector): Promise<string> {
  const stopped = (await projector.status()).flatMap(({ name, stopped }) => (stopped === null ? [] : [`${name} at seq ${stopped.seq}: ${stopped.error}`]));
  return stopped.join('; ');
}
