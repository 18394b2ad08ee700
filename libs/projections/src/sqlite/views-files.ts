import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Projection } from '../engine/projection.js';
import type { Checkpoint, ViewsWriter } from '../engine/views.js';
import type { Side, ViewsHome } from '../engine/views-home.js';
import { checkpointsAt, SqliteViewsWriter } from './views-writer.js';

/** Read models in files of a ledger's folder: `views.db`, and `views.next.db` beside it while they are rebuilt. */
export class ViewsFiles implements ViewsHome {
  readonly live: string;
  readonly next: string;

  constructor(
    dataFolder: string,
    private readonly projections: readonly Projection[],
  ) {
    this.live = join(dataFolder, 'views.db');
    this.next = join(dataFolder, 'views.next.db');
  }

  async checkpoints(side: Side): Promise<readonly Checkpoint[] | null> {
    return checkpointsAt(this[side]);
  }

  async open(side: Side): Promise<ViewsWriter> {
    return new SqliteViewsWriter(this[side], this.projections);
  }

  async discard(side: Side): Promise<void> {
    rmSync(this[side], { force: true });
    this.#discardLog(side);
  }

  /** Readers may have the old file open: they notice at their next snapshot. Its write-ahead log goes first, or it would be taken for the new one's. */
  async swap(): Promise<void> {
    this.#discardLog('live');
    renameSync(this.next, this.live);
  }

  /** A file that was replaced goes by itself with the last who reads it. */
  async settle(): Promise<void> {}

  #discardLog(side: Side): void {
    for (const suffix of ['-wal', '-shm']) rmSync(this[side] + suffix, { force: true });
  }
}
