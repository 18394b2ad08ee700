import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refused } from '#kernel';
import type { Findings } from '#publishing';

/** Problems that SQLite is asked for in each file. */
const MOST_PROBLEMS = 5;

/** SQLite's own check of each file that is there. It sees what breaks the file's structure, not what changes a value. */
export function examineDatabases(files: readonly string[], findings: Findings): void {
  const there = files.filter((file) => existsSync(file));
  for (const file of there) {
    for (const why of problemsIn(file)) findings.fault('databases', 'databaseDamaged', { file: basename(file), why });
  }
  findings.holds('databases', 'databasesSound', { files: there.map((file) => basename(file)).join(', ') });
}

function problemsIn(file: string): readonly string[] {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    try {
      const rows = database.prepare(`PRAGMA integrity_check(${MOST_PROBLEMS})`).all();
      return rows.map((row) => String(row['integrity_check'])).filter((said) => said !== 'ok');
    } finally {
      database.close();
    }
  } catch (error) {
    return [damageIn(error)];
  }
}

/** What reading a damaged file came to. @throws the error itself when it is of another kind */
export function damageIn(error: unknown): string {
  // told by its shape: an error from another realm is no instance of this one's Error
  if (typeof error === 'object' && error !== null && 'message' in error && (error instanceof Refused || error instanceof SyntaxError || 'errcode' in error)) {
    return String(error.message);
  }
  throw error;
}
