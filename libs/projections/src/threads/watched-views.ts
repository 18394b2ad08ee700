import { openSqliteReader, type EventReader } from '#event-store';
import { Refused } from '#kernel';
import type { ProjectionStatus } from '../engine/projector.js';
import type { Stopped, ViewsReader } from '../engine/views.js';
import { readModels } from '../read-models.js';
import { logFile, openViews, type ViewsPlace } from './open-projector.js';

/** Read models that somebody else keeps up, seen from outside. */
export class WatchedViews {
  readonly #views: ViewsReader;
  readonly #log: EventReader;
  #seen: readonly Omit<ProjectionStatus, 'lag' | 'rate'>[] = [];

  /** @throws Refused `unavailable` when there is no log */
  constructor(place: ViewsPlace) {
    this.#log = openSqliteReader(logFile(place));
    this.#views = openViews(place);
  }

  /** The seq that every read model had reached when they were last looked at; -1 where there are none. */
  get seq(): number {
    return this.#seen.length === 0 ? -1 : Math.min(...this.#seen.map(({ seq }) => seq));
  }

  /** Looks how far they have come. @throws when the engine can't be asked */
  async look(): Promise<void> {
    try {
      const rows = await this.#views.snapshot((read) => read.all<CheckpointRow>('SELECT name, version, seq, stopped FROM projection ORDER BY name'));
      const known = new Set(readModels.map(({ name }) => name));
      this.#seen = rows
        .filter(({ name }) => known.has(name))
        .map(({ stopped, ...row }) => ({ ...row, stopped: stopped === null ? null : (JSON.parse(stopped) as Stopped) }));
    } catch (error) {
      if (!(error instanceof Refused && error.kind === 'not-yet')) throw error;
      this.#seen = [];
    }
  }

  /** Takes it from who led here until now: it holds until the next look. */
  remember(brought: readonly ProjectionStatus[]): void {
    this.#seen = brought;
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = (await this.#log.head()).seq;
    return this.#seen.map((one) => ({ ...one, lag: head - one.seq, rate: 0 }));
  }

  async close(): Promise<void> {
    await this.#views.close();
    await this.#log.close();
  }
}

interface CheckpointRow {
  readonly name: string;
  readonly version: number;
  readonly seq: number;
  readonly stopped: string | null;
}
