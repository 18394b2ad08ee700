import { chmodSync, existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Broken } from '#kernel';
import { databaseRefusal, unavailable } from './refusal.js';

export interface OpenDatabase {
  /** The file must exist and nothing can be written through the connection. */
  readonly readOnly?: boolean;
  /** FULL: a commit is on disk when it returns. NORMAL: the last commits may be lost with the power, never the file; for what can be rebuilt. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** Overwrites what is deleted with zeros; for files that hold what may have to be erased. */
  readonly secureDelete?: boolean;
}

/** Below it SQLite can corrupt a WAL file when it is reset. */
const OLDEST_SQLITE = [3, 51, 3] as const;
const BUSY_TIMEOUT_MS = 5_000;
/** SQLite gives its other files beside a database the same rights. */
const OWNER_ONLY = 0o600;

/**
 * Opens a SQLite file, creating it unless `readOnly` for its owner alone, with the pinned settings, each read back from the connection.
 * @throws Refused `unavailable` when the file or its folder is missing, unreadable, read-only or not a database
 */
export function openDatabase(path: string, options: OpenDatabase): DatabaseSync {
  assertSqliteVersion(process.versions['sqlite'] ?? 'of an unknown version');
  const readOnly = options.readOnly ?? false;
  if (readOnly && !existsSync(path))
    throw unavailable(path, "the file does not exist, or its folder can't be read", 'name the right data folder, or start the server once to create it');
  let db: DatabaseSync | undefined;
  try {
    const isNew = !existsSync(path);
    db = new DatabaseSync(path, { readOnly, timeout: BUSY_TIMEOUT_MS });
    if (isNew) chmodSync(path, OWNER_ONLY);
    for (const [setting, wanted, readBack] of settings(options)) {
      const isFixedByTheFile = readOnly && setting === 'journal_mode';
      if (!isFixedByTheFile) db.exec(`PRAGMA ${setting} = ${wanted}`);
      assertSetting(db, path, setting, readBack);
    }
    // SQLite opens a write-protected file without a word and fails at the first write only
    if (!readOnly) db.exec('BEGIN IMMEDIATE; PRAGMA user_version = 0; ROLLBACK');
    return db;
  } catch (error) {
    db?.close();
    throw databaseRefusal(path, error);
  }
}

/** @throws Broken when the version (`3.53.4`) is older than the first safe one */
export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number);
  const difference = OLDEST_SQLITE.map((wanted, index) => (parts[index] || 0) - wanted).find((d) => d !== 0) ?? 0;
  if (difference < 0)
    throw new Broken(`SQLite ${version} can corrupt a ledger; at least ${OLDEST_SQLITE.join('.')} is needed: run with the project's own Node`);
}

/** Every pinned setting: its name, what it is set to, and what the connection answers when it holds. */
function settings({ synchronous, secureDelete = false }: OpenDatabase): readonly (readonly [setting: string, wanted: string, readBack: string | number])[] {
  return [
    ['journal_mode', 'wal', 'wal'],
    ['synchronous', synchronous, synchronous === 'FULL' ? 2 : 1],
    ['foreign_keys', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    ['cell_size_check', 'ON', 1],
    ['mmap_size', '0', 0],
    // without it INSERT OR REPLACE deletes rows past a BEFORE DELETE trigger
    ['recursive_triggers', 'ON', 1],
    ['secure_delete', secureDelete ? 'ON' : 'OFF', secureDelete ? 1 : 0],
  ];
}

function assertSetting(db: DatabaseSync, path: string, setting: string, wanted: string | number): void {
  const [found] = Object.values(db.prepare(`PRAGMA ${setting}`).get() ?? {});
  if (found !== wanted) throw unavailable(path, `its setting ${setting} is ${String(found)}, not ${wanted}`, 'let only Fremdrift open the file');
}
