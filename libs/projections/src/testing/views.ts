import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock, type Clock } from '#kernel';
import type { Projection } from '../engine/projection.js';
import { Projector, type Log } from '../engine/projector.js';
import { readModels } from '../read-models.js';
import { SqliteViewsReader } from '../sqlite/views-reader.js';
import { SqliteViewsWriter } from '../sqlite/views-writer.js';

/** A folder of its own for a test, gone after it. */
export class TempFolders {
  readonly #made: string[] = [];

  async make(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'fremdrift-views-'));
    this.#made.push(folder);
    return folder;
  }

  async remove(): Promise<void> {
    for (const folder of this.#made.splice(0)) await rm(folder, { recursive: true, force: true });
  }
}

/** Steps until there is nothing left to do. */
export async function catchUp(projector: { step(): Promise<number | boolean> }): Promise<void> {
  while (await projector.step());
}

/** The read models of a log, built from nothing in a file of their own. */
export async function builtViews(
  folder: string,
  log: Log,
  options: { readonly projections?: readonly Projection[]; readonly pageSize?: number; readonly clock?: Clock } = {},
) {
  const { projections = readModels, pageSize = 7, clock = systemClock } = options;
  const path = join(folder, 'views.db');
  const writer = new SqliteViewsWriter(path, projections);
  const projector = await Projector.open(log, writer, projections, { pageSize, clock });
  await catchUp(projector);
  const reader = new SqliteViewsReader(path, projections);
  return {
    path,
    writer,
    projector,
    reader,
    close: async () => {
      await reader.close();
      await writer.close();
    },
  };
}

/** Every row of every table, for comparing two sets of read models; when they were written is left out. */
export function allRows(path: string): Readonly<Record<string, readonly object[]>> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all();
    return Object.fromEntries(tables.map(({ name }) => [String(name), rowsOf(database, String(name))]));
  } finally {
    database.close();
  }
}

function rowsOf(database: DatabaseSync, table: string): readonly object[] {
  const rows = database.prepare(`SELECT * FROM ${table}`).all();
  return rows
    .map((row) => JSON.stringify({ ...row, updated_at: undefined }))
    .toSorted()
    .map((text) => JSON.parse(text) as object);
}
