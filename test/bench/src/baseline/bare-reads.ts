import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

/** Reads every measurement that counts with the moment it was recorded, and writes nothing: what any export has to do at least. @returns how many */
export async function readBare(folder: string): Promise<number> {
  const views = new DatabaseSync(join(folder, 'views.db'), { readOnly: true });
  const rows = views.prepare(
    'SELECT f.*, e.recorded_at FROM measurement f JOIN event e ON e.seq = f.seq WHERE f.superseded_seq IS NULL ORDER BY f.measure, f.seq',
  );
  const reading = rows.iterate();
  let read = 0;
  while (reading.next().done !== true) read += 1;
  views.close();
  return read;
}
