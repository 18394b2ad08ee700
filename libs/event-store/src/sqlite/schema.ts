import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from './database.js';
import { databaseRefusal, unavailable } from './refusal.js';

/** The format of `ledger.db` this code writes and reads. An upgrade is a verified copy, never a change in place. */
const FORMAT = 1;

/** The recording time and the part are kept in the envelope alone: the bytes that are hashed are the one place that says them. */
const SCHEMA = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  INSERT INTO meta VALUES ('format', '${FORMAT}');
  CREATE TABLE event (
    seq      INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    stream   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    envelope TEXT    NOT NULL,
    salt     TEXT    NOT NULL,
    payload  TEXT    NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER meta_is_never_updated BEFORE UPDATE ON meta BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER meta_is_never_deleted BEFORE DELETE ON meta BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
`;

/**
 * Opens `ledger.db`; the writing side creates it when there is none.
 * @throws Refused `unavailable` when it can't be opened, is not a ledger or has another format
 */
export function openLedger(path: string, { readOnly }: { readonly readOnly: boolean }): DatabaseSync {
  const db = openDatabase(path, { readOnly, synchronous: 'FULL' });
  try {
    if (!readOnly && isEmpty(db)) db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT`);
    assertFormat(db, path);
    return db;
  } catch (error) {
    db.close();
    throw databaseRefusal(path, error);
  }
}

function assertFormat(db: DatabaseSync, path: string): void {
  if (!hasTable(db, 'meta') || !hasTable(db, 'event')) throw unavailable(path, 'the file is not a ledger', 'name the right data folder');
  const format = db.prepare(`SELECT value FROM meta WHERE name = 'format'`).get()?.['value'];
  if (format === String(FORMAT)) return;
  throw unavailable(path, `the file has format ${String(format)}, this version reads ${FORMAT}`, 'run the version of Fremdrift that wrote it, or a newer one');
}

function isEmpty(db: DatabaseSync): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
}

function hasTable(db: DatabaseSync, name: string): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined;
}
