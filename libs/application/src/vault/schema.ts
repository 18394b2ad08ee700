import type { DatabaseSync } from 'node:sqlite';
import { Refused } from '#kernel';

/** Version of the file's layout, in SQLite's `user_version`. */
const FORMAT = 1;

/** A destroyed key and an erased person leave a row that says so, without what it held. */
const SCHEMA = `
  CREATE TABLE vault (one INTEGER PRIMARY KEY CHECK (one = 1), ledger TEXT, secret BLOB NOT NULL) STRICT;
  CREATE TABLE sealing_key (id TEXT PRIMARY KEY, key BLOB, of TEXT NOT NULL, path TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE person (actor TEXT PRIMARY KEY, name TEXT, contact TEXT) STRICT, WITHOUT ROWID;
  CREATE TABLE token (hash BLOB PRIMARY KEY, grant_id TEXT NOT NULL, actor TEXT NOT NULL, label TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX token_by_grant ON token (grant_id);
  PRAGMA user_version = ${FORMAT};
`;

/** Makes an empty file a vault with this secret; leaves a vault as it is. @throws Refused `unavailable` for a newer format */
export function prepareVault(db: DatabaseSync, path: string, secret: Uint8Array): void {
  if (formatOf(db) !== 0) return checkFormat(db, path);
  db.exec(`BEGIN IMMEDIATE; ${SCHEMA}`);
  db.prepare('INSERT INTO vault (one, ledger, secret) VALUES (1, NULL, ?)').run(secret);
  db.exec('COMMIT');
}

/** @throws Refused `unavailable` unless the file is a vault in the format this code knows */
export function checkFormat(db: DatabaseSync, path: string): void {
  const format = formatOf(db);
  if (format === FORMAT) return;
  const problem = format === 0 ? 'is no vault' : `has format ${format}; this version of Fremdrift knows ${FORMAT}`;
  const remedy = format === 0 ? 'name the right data folder' : 'use the version of Fremdrift that wrote it, or a newer one';
  throw new Refused('unavailable', `${path} ${problem}: ${remedy}`, [{ field: path, problem, remedy }]);
}

function formatOf(db: DatabaseSync): number {
  return db.prepare('PRAGMA user_version').get()?.['user_version'] as number;
}
