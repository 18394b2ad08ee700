import { randomBytes } from 'node:crypto';
import { invalid, randomToken } from '#kernel';
import { connectPostgres, migrate, type Postgres, type Transaction } from '#postgres';
import type { RowKind } from '../digest.js';
import { KeysOfATurn } from '../keys-of-a-turn.js';
import type { Erasable, SealingKey, TokenRecord, Vault } from '../port.js';
import { idOf, mustBelongTo, tokenOf } from '../rows.js';
import { renewDigests } from './digests.js';
import { clearLog, rewriteTables, type Patience } from './forget.js';
import { PostgresVaultReader, secretIn, type VaultAddress } from './reader.js';
import { migrationsOf, placeOf, preparePlace } from './schema.js';

const FIVE_SECONDS: Patience = { lockMs: 5_000, everyMs: 50, attempts: 100 };
/** Commands that seal, erase and look tokens up at the same time; the keys of many callers share a statement. */
const CONNECTIONS = 4;

/**
 * The vault of a tenant in PostgreSQL, in a schema of its own that a role of its own owns, made when it is not there.
 * @throws Refused `unavailable` when the server can't be used, the vault is newer than the code, or a right is missing without which nothing
 * could be erased; with the statement for an administrator
 */
export async function openPostgresVault({ url, tenant }: VaultAddress, patience: Patience = FIVE_SECONDS): Promise<Vault> {
  const place = placeOf(tenant);
  const asUser = await connectPostgres(url, { applicationName: 'fremdrift vault set-up', max: 1 });
  try {
    await preparePlace(asUser, place);
  } finally {
    await asUser.close();
  }
  const postgres = await connectPostgres(url, { applicationName: 'fremdrift vault', schema: place.schema, role: place.owner, max: CONNECTIONS });
  try {
    await migrate(postgres, place.schema, migrationsOf(place));
    await giveSecret(postgres);
    return new PostgresVault(postgres, await secretIn(postgres), patience);
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

/** Once in the life of a vault: one that had a secret and has lost it gets no other. */
async function giveSecret(postgres: Postgres): Promise<void> {
  const secret = randomBytes(32);
  await postgres.inTransaction(async (within) => {
    const given = await within.run(
      "INSERT INTO vault (one, secret) SELECT true, $1 WHERE NOT EXISTS (SELECT FROM row_digest WHERE kind = 'vault') ON CONFLICT DO NOTHING",
      [secret],
    );
    if (given > 0) await renewDigests(within, secret, 'vault', ['']);
  });
}

class PostgresVault extends PostgresVaultReader implements Vault {
  readonly #keys = new KeysOfATurn((keys) => this.#insert(keys));

  constructor(
    postgres: Postgres,
    private readonly ownSecret: Uint8Array,
    private readonly patience: Patience,
  ) {
    super(postgres);
  }

  async claim(ledger: string): Promise<void> {
    await this.postgres.inTransaction(async (within) => {
      const claimed = await within.run('UPDATE vault SET ledger = $1 WHERE ledger IS NULL', [ledger]);
      if (claimed > 0) await this.#renew(within, 'vault', ['']);
    });
    mustBelongTo(ledger, await this.ledger(), 'name the database of this ledger, or another FREMDRIFT_TENANT');
  }

  async secret(): Promise<Uint8Array> {
    return this.ownSecret;
  }

  keep(keys: readonly SealingKey[]): Promise<void> {
    return this.#keys.keep(keys);
  }

  async lose(keys: readonly Omit<SealingKey, 'key'>[]): Promise<void> {
    await this.postgres.run('INSERT INTO sealing_key (id, of, path) SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING', [
      keys.map(({ id }) => id),
      keys.map(({ of }) => of),
      keys.map(({ path }) => path),
    ]);
  }

  /** Overwrites, takes older copies out of the server's files, and only then calls it gone. */
  async erase(erased: Erasable): Promise<number> {
    const { keys, people } = await this.remaining(erased);
    if (keys.length + people.length === 0) return 0;
    await this.postgres.inTransaction(async (within) => {
      await within.run("UPDATE sealing_key SET key = '' WHERE id = ANY($1)", [keys]);
      await within.run("UPDATE person SET name = '', contact = NULL WHERE actor = ANY($1)", [people]);
      const tokens = await within.query("UPDATE token SET label = '' WHERE actor = ANY($1) RETURNING hash AS id", [people]);
      await this.#renew(within, 'person', people);
      await this.#renew(within, 'token', tokens.map(idOf));
    });
    const keyTables = await this.postgres.query('SELECT DISTINCT tableoid::regclass::text AS id FROM sealing_key WHERE id = ANY($1) ORDER BY 1', [keys]);
    await rewriteTables(this.postgres, [...keyTables.map(idOf), ...(people.length > 0 ? ['person', 'row_digest', 'token'] : [])], this.patience);
    await clearLog(this.postgres, this.patience);
    await this.postgres.inTransaction(async (within) => {
      await within.run('UPDATE sealing_key SET key = NULL WHERE id = ANY($1)', [keys]);
      await within.run('UPDATE person SET name = NULL WHERE actor = ANY($1)', [people]);
    });
    return keys.length + people.length;
  }

  async enrol({ name, contact }: { readonly name: string; readonly contact: string | null }): Promise<string> {
    assertKeepable({ name, contact });
    const actor = randomToken();
    await this.postgres.inTransaction(async (within) => {
      await within.run('INSERT INTO person (actor, name, contact) VALUES ($1, $2, $3)', [actor, name, contact]);
      await this.#renew(within, 'person', [actor]);
    });
    return actor;
  }

  async keepToken(hash: Uint8Array, { grant, actor, label }: TokenRecord): Promise<void> {
    assertKeepable({ label });
    await this.postgres.inTransaction(async (within) => {
      await within.run('INSERT INTO token (hash, grant_id, actor, label) VALUES ($1, $2, $3, $4)', [hexOf(hash), grant, actor, label]);
      await this.#renew(within, 'token', [hexOf(hash)]);
    });
  }

  async tokenOf(hash: Uint8Array): Promise<TokenRecord | null> {
    const [row] = await this.postgres.query('SELECT grant_id, actor, label FROM token WHERE hash = $1', [hexOf(hash)]);
    return row === undefined ? null : tokenOf(row);
  }

  async tokens(): Promise<readonly TokenRecord[]> {
    return (await this.postgres.query('SELECT grant_id, actor, label FROM token ORDER BY grant_id, label')).map(tokenOf);
  }

  /** What a token was for goes with the person it stood for, out of the server's files as well: {@link erase} takes along what is deleted here. */
  async revokeTokens(grant: string): Promise<number> {
    return this.postgres.inTransaction(async (within) => {
      const tokens = await within.query('DELETE FROM token WHERE grant_id = $1 RETURNING hash AS id', [grant]);
      await this.#renew(within, 'token', tokens.map(idOf));
      return tokens.length;
    });
  }

  override async close(): Promise<void> {
    await this.#keys.finish();
    await super.close();
  }

  async #insert(keys: readonly SealingKey[]): Promise<void> {
    await this.postgres.run('INSERT INTO sealing_key (id, key, of, path) SELECT * FROM unnest($1::text[], $2::bytea[], $3::text[], $4::text[])', [
      keys.map(({ id }) => id),
      keys.map(({ key }) => key),
      keys.map(({ of }) => of),
      keys.map(({ path }) => path),
    ]);
  }

  #renew(within: Transaction, kind: RowKind, ids: readonly string[]): Promise<void> {
    return renewDigests(within, this.ownSecret, kind, ids);
  }
}

/** A token's hash as SQLite's `hex` writes it, by which its row is known. */
function hexOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex').toUpperCase();
}

/** The one character that PostgreSQL can't keep in text. @throws Refused `invalid` naming the field that holds it */
function assertKeepable(texts: Readonly<Record<string, string | null>>): void {
  const field = Object.keys(texts).find((name) => texts[name]?.includes('\0') === true);
  if (field !== undefined) throw invalid(field, 'holds the character with code 0', 'write it without');
}
