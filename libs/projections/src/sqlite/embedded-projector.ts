import { Broken, Refused, type Clock } from '#kernel';
import { Projector, type Log, type ProjectionStatus } from '../engine/projector.js';
import type { Projection } from '../engine/projection.js';
import type { Checkpoint, ViewsWriter } from '../engine/views.js';
import { ViewsFiles } from './views-files.js';
import { checkpointsAt, SqliteViewsWriter } from './views-writer.js';

export interface EmbeddedOptions {
  readonly dataFolder: string;
  readonly log: Log;
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

interface Side {
  readonly writer: SqliteViewsWriter;
  readonly projector: Projector;
}

/**
 * Keeps `views.db` up with the log. Where it is missing, of another version or of another ledger, or on request, it is built anew in
 * `views.next.db` and put in place when it has caught up; a sound one is kept up and answers meanwhile.
 */
export class EmbeddedProjector {
  readonly #files: ViewsFiles;
  #live: Side | null = null;
  #next: Side | null = null;
  #closed = false;
  #rebuild: PromiseWithResolvers<void> | null = null;

  private constructor(private readonly options: EmbeddedOptions) {
    this.#files = new ViewsFiles(options.dataFolder);
  }

  /** Goes on with what it finds: a live file that fits, and a rebuild that was under way. */
  static async open(options: EmbeddedOptions): Promise<EmbeddedProjector> {
    const embedded = new EmbeddedProjector(options);
    embedded.#live = await embedded.#resumed('live');
    embedded.#next = await embedded.#resumed('next');
    if (embedded.#live === null && embedded.#next === null) embedded.#next = await embedded.#fromNothing();
    return embedded;
  }

  /** The seq that every read model has reached; -1 while there is none to read. */
  get seq(): number {
    return this.#live?.projector.seq ?? -1;
  }

  /** One page forward, or the upkeep when there is none. @returns whether there was anything to do */
  async step(): Promise<boolean> {
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
    await this.#live?.writer.close();
    await this.#next?.writer.close();
    await this.options.release();
    this.#rebuild?.reject(new Refused('unavailable', 'the projector was closed before the rebuild was done; it goes on when it is started again'));
  }

  async #finishRebuild(next: Side): Promise<void> {
    const rebuild = this.#rebuild;
    this.#next = null;
    this.#rebuild = null;
    await next.writer.close();
    if (next.projector.halted && this.#live?.projector.halted === false) {
      this.#files.discard('next');
      rebuild?.reject(new Broken(`the rebuild could not apply every event, so the old read models stay: ${await problemsOf(next.projector)}`));
      return;
    }
    await this.#live?.writer.close();
    this.#files.swap();
    this.#live = await this.#side('live');
    rebuild?.resolve();
  }

  /** The file's side when it is of these projections and this ledger; otherwise the file is discarded. */
  async #resumed(which: 'live' | 'next'): Promise<Side | null> {
    const checkpoints = checkpointsAt(this.#files[which]);
    if (checkpoints !== null && (await this.#fits(checkpoints))) return this.#side(which);
    this.#files.discard(which);
    return null;
  }

  async #fromNothing(): Promise<Side> {
    this.#files.discard('next');
    return this.#side('next');
  }

  async #side(which: 'live' | 'next'): Promise<Side> {
    const writer = new SqliteViewsWriter(this.#files[which], this.options.projections);
    return { writer, projector: await Projector.open(this.options.log, writer, this.options.projections, this.options) };
  }

  async #fits(checkpoints: readonly Checkpoint[]): Promise<boolean> {
    const versions = new Map(checkpoints.map(({ name, version }) => [name, version]));
    if (!this.options.projections.every(({ name, version }) => versions.get(name) === version)) return false;
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
