import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { openDatabase } from '#event-store';
import { checkFormat } from './schema.js';
import type { HeldKey, Person, VaultReader } from './port.js';

/**
 * The reading half of a vault file over a connection of its own: for query threads, while the writer runs elsewhere.
 * @throws Refused `unavailable` when there is no such vault or it has a newer format
 */
export function openSqliteVaultReader(path: string): VaultReader {
  const db = openDatabase(path, { readOnly: true, synchronous: 'FULL', secureDelete: true });
  checkFormat(db, path);
  return new SqliteVaultReader(db);
}

/** Reads run in the calling thread: they are single look-ups by primary key. */
export class SqliteVaultReader implements VaultReader {
  readonly #keys: StatementSync;
  readonly #people: StatementSync;

  constructor(protected readonly db: DatabaseSync) {
    this.#keys = db.prepare('SELECT id, key, of, path FROM sealing_key WHERE id IN (SELECT value FROM json_each(?))');
    this.#people = db.prepare('SELECT actor, name, contact FROM person WHERE actor IN (SELECT value FROM json_each(?))');
  }

  async ledger(): Promise<string | null> {
    return this.db.prepare('SELECT ledger FROM vault').get()?.['ledger'] as string | null;
  }

  async sealingKeys(ids: readonly string[]): Promise<ReadonlyMap<string, HeldKey>> {
    return new Map(this.#keys.all(JSON.stringify(ids)).map((row) => [row['id'] as string, keyOf(row)]));
  }

  async people(actors: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    return new Map(this.#people.all(JSON.stringify(actors)).map((row) => [row['actor'] as string, personOf(row)]));
  }

  async close(): Promise<void> {
    if (this.db.isOpen) this.db.close();
  }
}

type Row = Readonly<Record<string, SQLOutputValue>>;

function keyOf(row: Row): HeldKey {
  return { id: row['id'] as string, key: row['key'] as Uint8Array | null, of: row['of'] as string, path: row['path'] as string };
}

function personOf(row: Row): Person {
  return { name: row['name'] as string | null, contact: row['contact'] as string | null };
}
