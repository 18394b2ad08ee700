import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openProjector } from '#projections';

/** The read models of a ledger that nobody runs: as they are when caught up, and as they are when built from nothing. */
export async function viewsOf(folder: string): Promise<{ readonly live: object; readonly rebuilt: object }> {
  const copy = mkdtempSync(join(tmpdir(), 'fremdrift-rebuilt-'));
  try {
    for (const file of readdirSync(folder).filter((name) => name.startsWith('ledger.db'))) cpSync(join(folder, file), join(copy, file));
    return { live: await caughtUp(folder), rebuilt: await caughtUp(copy) };
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Brings the read models in the folder up to the log's end. @returns every row of every table, but when it was written */
async function caughtUp(folder: string): Promise<object> {
  const projector = await openProjector({ folder });
  while (await projector.step());
  await projector.close();
  return rowsIn(join(folder, 'views.db'));
}

/** Every row of every table of a file of read models, but when it was written. */
export function rowsIn(path: string): Readonly<Record<string, readonly string[]>> {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all();
    return Object.fromEntries(tables.map(({ name }) => [String(name), rowsOf(db, String(name))]));
  } finally {
    db.close();
  }
}

function rowsOf(db: DatabaseSync, table: string): readonly string[] {
  return db
    .prepare(`SELECT * FROM ${table}`)
    .all()
    .map((row) => JSON.stringify({ ...row, updated_at: undefined }))
    .toSorted();
}
