import { chmodSync, closeSync, openSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { Refused, randomToken } from '#kernel';
import { databaseRefusal, openDatabase } from '#event-store';
import type { SealingKey, TokenRecord, Vault } from './port.js';
import { prepareVault } from './schema.js';
import { SqliteVaultReader } from './sqlite-reader.js';

/**
 * A vault in a SQLite file that only its owner may read, made when it is not there. Keys that arrive in the same turn of the event loop
 * are committed together, so that many callers share one flush to disk.
 * @throws Refused `unavailable` when the file can't be used
 */
export function openSqliteVault(path: string): Vault {
  keepPrivate(path);
  const db = openDatabase(path, { synchronous: 'FULL', secureDelete: true });
  try {
    prepareVault(db, path, randomBytes(32));
    return new SqliteVault(db, path);
  } catch (error) {
    db.close();
    throw databaseRefusal(path, error);
  }
}

/** Only the owner may read the file. SQLite gives the files beside it (`-wal`, `-shm`) the mode it has before they are made. */
function keepPrivate(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch (error) {
    throw databaseRefusal(path, error);
  }
}

class SqliteVault extends SqliteVaultReader implements Vault {
  readonly #insertKey: StatementSync;
  #waiting: { keys: SealingKey[]; written: Promise<void> } | null = null;

  constructor(
    db: DatabaseSync,
    private readonly path: string,
  ) {
    super(db);
    this.#insertKey = db.prepare('INSERT INTO sealing_key (id, key, of, path) VALUES (?, ?, ?, ?)');
  }

  async claim(ledger: string): Promise<void> {
    this.#write(() => this.db.prepare('UPDATE vault SET ledger = ? WHERE ledger IS NULL').run(ledger));
    const owner = await this.ledger();
    if (owner === ledger) return;
    const problem = `the vault belongs to the ledger ${owner}, not to ${ledger}`;
    throw new Refused('conflict', problem, [{ field: 'vault', problem, remedy: 'put the vault of this ledger beside it' }]);
  }

  async secret(): Promise<Uint8Array> {
    return this.db.prepare('SELECT secret FROM vault').get()?.['secret'] as Uint8Array;
  }

  keep(keys: readonly SealingKey[]): Promise<void> {
    this.#waiting ??= { keys: [], written: this.#writeWaiting() };
    this.#waiting.keys.push(...keys);
    return this.#waiting.written;
  }

  async destroy(ids: readonly string[]): Promise<number> {
    const destroyed = this.#write(() =>
      this.db.prepare('UPDATE sealing_key SET key = NULL WHERE key IS NOT NULL AND id IN (SELECT value FROM json_each(?))').run(JSON.stringify(ids)),
    );
    this.#forget();
    return Number(destroyed.changes);
  }

  async enrol({ name, contact }: { readonly name: string; readonly contact: string | null }): Promise<string> {
    const actor = randomToken();
    this.#write(() => this.db.prepare('INSERT INTO person (actor, name, contact) VALUES (?, ?, ?)').run(actor, name, contact));
    return actor;
  }

  async erasePerson(actor: string): Promise<void> {
    this.#write(() => this.db.prepare('UPDATE person SET name = NULL, contact = NULL WHERE actor = ?').run(actor));
    this.#forget();
  }

  async keepToken(hash: Uint8Array, { grant, actor, label }: TokenRecord): Promise<void> {
    this.#write(() => this.db.prepare('INSERT INTO token (hash, grant_id, actor, label) VALUES (?, ?, ?, ?)').run(hash, grant, actor, label));
  }

  async tokenOf(hash: Uint8Array): Promise<TokenRecord | null> {
    const row = this.db.prepare('SELECT grant_id, actor, label FROM token WHERE hash = ?').get(hash);
    return row === undefined ? null : tokenFrom(row);
  }

  async tokens(): Promise<readonly TokenRecord[]> {
    return this.db.prepare('SELECT grant_id, actor, label FROM token ORDER BY grant_id, label').all().map(tokenFrom);
  }

  async revokeTokens(grant: string): Promise<number> {
    const revoked = this.#write(() => this.db.prepare('DELETE FROM token WHERE grant_id = ?').run(grant));
    this.#forget();
    return Number(revoked.changes);
  }

  override async close(): Promise<void> {
    await Promise.allSettled([this.#waiting?.written]);
    await super.close();
  }

  /** Waits out this turn of the event loop, then writes every key that has come in it. */
  async #writeWaiting(): Promise<void> {
    await setImmediate();
    const keys = this.#waiting?.keys ?? [];
    this.#waiting = null;
    this.#write(() => {
      for (const { id, key, of, path } of keys) this.#insertKey.run(id, key, of, path);
    });
  }

  /** Runs one transaction. @throws Refused `unavailable` when the disk is full or failing; nothing is written then */
  #write<T>(work: () => T): T {
    try {
      this.db.exec('BEGIN IMMEDIATE');
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw databaseRefusal(this.path, error);
    }
  }

  /** Takes what was overwritten out of the write-ahead log too, where older copies of a page live on until it is cut. */
  #forget(): void {
    const cut = this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    if (cut?.['busy'] === 0) return;
    const problem = 'what was erased is still in the write-ahead log, because a reader holds it';
    throw new Refused('busy', `${this.path}: ${problem}`, [{ field: 'vault', problem, remedy: 'erase it again in a moment; erasing twice is harmless' }]);
  }
}

function tokenFrom(row: Readonly<Record<string, SQLOutputValue>>): TokenRecord {
  return { grant: row['grant_id'] as string, actor: row['actor'] as string, label: row['label'] as string };
}
