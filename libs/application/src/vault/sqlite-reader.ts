import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { openDatabase } from '#event-store';
import { checkFormat } from './schema.js';
import { RowDigests } from './row-digests.js';
import { idOf, keyOf, personOf } from './rows.js';
import type { Erasable, HeldKey, Person, VaultReader } from './port.js';

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
  protected readonly digests: RowDigests;

  constructor(protected readonly db: DatabaseSync) {
    this.digests = new RowDigests(db, secretIn(db));
    this.#keys = db.prepare('SELECT id, key, of, path FROM sealing_key WHERE id IN (SELECT value FROM json_each(?))');
    this.#people = db.prepare('SELECT actor, name, contact FROM person WHERE actor IN (SELECT value FROM json_each(?))');
  }

  async ledger(): Promise<string | null> {
    return this.db.prepare('SELECT ledger FROM vault').get()?.['ledger'] as string | null;
  }

  async sealingKeys(ids: readonly string[]): Promise<ReadonlyMap<string, HeldKey>> {
    return new Map(this.#keys.all(JSON.stringify(ids)).map((row) => [idOf(row), keyOf(row)]));
  }

  async keysOf(things: readonly string[]): Promise<readonly Pick<HeldKey, 'id' | 'of'>[]> {
    const found = this.db.prepare('SELECT id, of FROM sealing_key WHERE of IN (SELECT value FROM json_each(?)) ORDER BY id').all(JSON.stringify(things));
    return found.map((row) => ({ id: idOf(row), of: row['of'] as string }));
  }

  async remaining({ keys, people }: Erasable): Promise<Erasable> {
    const idsIn = (sql: string, ids: readonly string[]) => this.db.prepare(sql).all(JSON.stringify(ids)).map(idOf);
    return {
      keys: idsIn('SELECT id FROM sealing_key WHERE key IS NOT NULL AND id IN (SELECT value FROM json_each(?))', keys),
      people: idsIn('SELECT actor AS id FROM person WHERE name IS NOT NULL AND actor IN (SELECT value FROM json_each(?))', people),
    };
  }

  async people(actors: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    return new Map(this.#people.all(JSON.stringify(actors)).map((row) => [row['actor'] as string, personOf(row)]));
  }

  async altered(): Promise<readonly string[]> {
    return this.digests.altered();
  }

  async close(): Promise<void> {
    if (this.db.isOpen) this.db.close();
  }
}

/** The vault's own secret. */
export function secretIn(db: DatabaseSync): Uint8Array {
  return db.prepare('SELECT secret FROM vault').get()?.['secret'] as Uint8Array;
}
