import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refused, startThread, workerUrl } from '#kernel';
import type { Findings } from '#publishing';

/** Problems that SQLite is asked for in each file. */
const MOST_PROBLEMS = 5;

/** What is wrong with one file, as SQLite says it. */
export interface DatabaseProblem {
  readonly file: string;
  readonly why: string;
}

/**
 * SQLite's own check of each file that is there, in a thread of its own, as it holds up whoever asks for it. It sees what breaks a file's
 * structure, not what changes a value.
 */
export async function examineDatabases(files: readonly string[], findings: Findings): Promise<void> {
  const there = files.filter((file) => existsSync(file));
  const { promise, resolve, reject } = Promise.withResolvers<readonly DatabaseProblem[]>();
  const worker = startThread(workerUrl(import.meta.url, './databases.worker.js'), there);
  worker.on('message', resolve).on('error', reject);
  for (const { file, why } of await promise) findings.fault('databases', 'databaseDamaged', { file: basename(file), why });
  findings.holds('databases', 'databasesSound', { files: there.map((file) => basename(file)).join(', ') });
}

/** What SQLite finds wrong with a file. */
export function problemsIn(file: string): readonly DatabaseProblem[] {
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    try {
      const said = database.prepare(`PRAGMA integrity_check(${MOST_PROBLEMS})`).all();
      return said.map((row) => ({ file, why: String(row['integrity_check']) })).filter(({ why }) => why !== 'ok');
    } finally {
      database.close();
    }
  } catch (error) {
    return [{ file, why: damageIn(error) }];
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
