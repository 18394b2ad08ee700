import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#kernel';
import { mustReach } from '../engine/must-reach.js';
import { Projector, type Log } from '../engine/projector.js';
import type { Projection } from '../engine/projection.js';
import type { ViewsReader } from '../engine/views.js';
import { readModels } from '../read-models.js';
import { SqliteViewsReader } from '../sqlite/views-reader.js';
import { SqliteViewsWriter } from '../sqlite/views-writer.js';

const PAGE = 1000;

/** Read models made for one comparison. */
export interface MadeAnew {
  readonly views: ViewsReader;
  /** Leaves nothing of them. */
  remove(): Promise<void>;
}

/**
 * Makes the read models anew from the log in a temporary folder, each up to where it is to be compared.
 * @param reached the last seq of each, by its name
 * @throws Refused `unavailable` when the log ends before them
 */
export async function makeAnew(
  log: Log,
  reached: ReadonlyMap<string, number>,
  clock: Clock,
  onProgress: (done: number, total: number) => void,
): Promise<MadeAnew> {
  await mustReach(log, Math.max(...reached.values()));
  const folder = await mkdtemp(join(tmpdir(), 'fremdrift-views-'));
  const file = join(folder, 'views.db');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await fill(file, log, reached, clock, onProgress);
  } catch (error) {
    await remove();
    throw error;
  }
  const views = new SqliteViewsReader(file, readModels);
  return { views, remove: () => views.close().then(remove) };
}

async function fill(
  file: string,
  log: Log,
  reached: ReadonlyMap<string, number>,
  clock: Clock,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const writer = new SqliteViewsWriter(file, readModels);
  try {
    // on a ledger in use, one may be a page ahead of another
    const bySeq: ReadonlyMap<number, readonly Projection[]> = Map.groupBy(readModels, ({ name }) => reached.get(name) ?? -1);
    for (const [seq, projections] of bySeq) {
      const projector = await Projector.open(upTo(log, seq), writer, projections, { pageSize: PAGE, clock });
      while ((await projector.step()) > 0) onProgress(projector.seq + 1, seq + 1);
    }
  } finally {
    await writer.close();
  }
}

/** The log as it was at the seq. */
function upTo(log: Log, last: number): Log {
  return {
    head: async () => ({ ...(await log.head()), seq: last }),
    readAll: async (after, limit) => (after >= last ? [] : log.readAll(after, Math.min(limit, last - after))),
  };
}
