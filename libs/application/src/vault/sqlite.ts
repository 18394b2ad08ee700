import { chmodSync, closeSync, openSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Refused, randomToken } from '#kernel';
import { databaseRefusal, openDatabase } from '#event-store';
import { KeysOfATurn } from './keys-of-a-turn.js';
import type { Erasable, SealingKey, TokenRecord, Vault } from './port.js';
import { idOf, mustBelongTo, tokenOf } from './rows.js';
import { prepareVault } from './schema.js';
import { SqliteVaultReader, secretIn } from './sqlite-reader.js';

/** How often, and how many times, the write-ahead log is tried to be cut while a reader holds it. */
export interface Patience {
  readonly everyMs: number;
  readonly attempts: number;
}

const FIVE_SECONDS: Patience = { everyMs: 50, attempts: 100 };

/**
 * A vault in a SQLite file that only its owner may read, made when it is not there. Keys that arrive in the same turn of the event loop
 * are committed together, so that many callers share one flush to disk.
 * @throws Refused `unavailable` when the file can't be used
 */
export function openSqliteVault(path: string, patience: Patience = FIVE_SECONDS): Vault {
  keepPrivate(path);
  const db = openDatabase(path, { synchronous: 'FULL', secureDelete: true });
  try {
    prepareVault(db, path, randomBytes(32));
    return new SqliteVault(db, path, patience);
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
  readonly #keys = new KeysOfATurn((keys) => this.#insert(keys));

  constructor(
    db: DatabaseSync,
    private readonly path: string,
    private readonly patience: Patience,
  ) {
    super(db);
    this.#write(() => this.digests.prepare());
    this.#insertKey = db.prepare('INSERT INTO sealing_key (id, key, of, path) VALUES (?, ?, ?, ?)');
  }

  async claim(ledger: string): Promise<void> {
    this.#write(() => {
      const claimed = this.db.prepare('UPDATE vault SET ledger = ? WHERE ledger IS NULL').run(ledger);
      if (claimed.changes > 0) this.digests.renew('vault', ['']);
    });
    mustBelongTo(ledger, await this.ledger(), 'put the vault of this ledger beside it');
  }

  async secret(): Promise<Uint8Array> {
    return secretIn(this.db);
  }

  keep(keys: readonly SealingKey[]): Promise<void> {
    return this.#keys.keep(keys);
  }

  async lose(keys: readonly Omit<SealingKey, 'key'>[]): Promise<void> {
    const insert = this.db.prepare('INSERT INTO sealing_key (id, key, of, path) VALUES (?, NULL, ?, ?) ON CONFLICT DO NOTHING');
    this.#write(() => {
      for (const { id, of, path } of keys) insert.run(id, of, path);
    });
  }

  /** Overwrites, cuts the write-ahead log, where older copies of a page live on, and only then calls it gone. */
  async erase(erased: Erasable): Promise<number> {
    const { keys, people } = await this.remaining(erased);
    if (keys.length + people.length === 0) return 0;
    const [ids, actors] = [JSON.stringify(keys), JSON.stringify(people)];
    this.#write(() => {
      this.db.prepare("UPDATE sealing_key SET key = x'' WHERE id IN (SELECT value FROM json_each(?))").run(ids);
      this.db.prepare("UPDATE person SET name = '', contact = NULL WHERE actor IN (SELECT value FROM json_each(?))").run(actors);
      const tokens = this.db.prepare("UPDATE token SET label = '' WHERE actor IN (SELECT value FROM json_each(?)) RETURNING hex(hash) AS id").all(actors);
      this.digests.renew('person', people);
      this.digests.renew('token', tokens.map(idOf));
    });
    await this.#forget();
    this.#write(() => {
      this.db.prepare('UPDATE sealing_key SET key = NULL WHERE id IN (SELECT value FROM json_each(?))').run(ids);
      this.db.prepare('UPDATE person SET name = NULL WHERE actor IN (SELECT value FROM json_each(?))').run(actors);
    });
    return keys.length + people.length;
  }

  async enrol({ name, contact }: { readonly name: string; readonly contact: string | null }): Promise<string> {
    const actor = randomToken();
    this.#write(() => {
      this.db.prepare('INSERT INTO person (actor, name, contact) VALUES (?, ?, ?)').run(actor, name, contact);
      this.digests.renew('person', [actor]);
    });
    return actor;
  }

  async keepToken(hash: Uint8Array, { grant, actor, label }: TokenRecord): Promise<void> {
    this.#write(() => {
      const kept = this.db
        .prepare('INSERT INTO token (hash, grant_id, actor, label) VALUES (?, ?, ?, ?) RETURNING hex(hash) AS id')
        .all(hash, grant, actor, label);
      this.digests.renew('token', kept.map(idOf));
    });
  }

  async tokenOf(hash: Uint8Array): Promise<TokenRecord | null> {
    const row = this.db.prepare('SELECT grant_id, actor, label FROM token WHERE hash = ?').get(hash);
    return row === undefined ? null : tokenOf(row);
  }

  async tokens(): Promise<readonly TokenRecord[]> {
    return this.db.prepare('SELECT grant_id, actor, label FROM token ORDER BY grant_id, label').all().map(tokenOf);
  }

  async revokeTokens(grant: string): Promise<number> {
    const revoked = this.#write(() => {
      const tokens = this.db.prepare('DELETE FROM token WHERE grant_id = ? RETURNING hex(hash) AS id').all(grant);
      this.digests.renew('token', tokens.map(idOf));
      return tokens;
    });
    await this.#forget();
    return revoked.length;
  }

  override async close(): Promise<void> {
    await this.#keys.finish();
    await super.close();
  }

  #insert(keys: readonly SealingKey[]): void {
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

  /** Takes what was overwritten out of the write-ahead log too. Readers hold it for moments, and are waited for without holding up others. */
  async #forget(): Promise<void> {
    const { attempts, everyMs } = this.patience;
    for (let attempt = 1; !this.#cut(); attempt += 1) {
      if (attempt === attempts) throw stillThere(this.path);
      await setTimeout(everyMs);
    }
  }

  /** Whether the write-ahead log is empty now; SQLite's own waiting would hold up the thread. */
  #cut(): boolean {
    const { timeout } = this.db.prepare('PRAGMA busy_timeout').get() as { readonly timeout: number };
    this.db.exec('PRAGMA busy_timeout = 0');
    try {
      return this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;
    } finally {
      this.db.exec(`PRAGMA busy_timeout = ${timeout}`);
    }
  }
}

function stillThere(path: string): Refused {
  const problem = 'what was erased can be in the write-ahead log still, because a reader holds it';
  return new Refused('busy', `${path}: ${problem}`, [{ field: 'vault', problem, remedy: 'erase it again in a moment; erasing twice is harmless' }]);
}
