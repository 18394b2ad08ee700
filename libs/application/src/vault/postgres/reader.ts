import { Broken } from '#kernel';
import { assertMigrated, connectPostgres, type Postgres } from '#postgres';
import type { Erasable, HeldKey, Person, VaultReader } from '../port.js';
import { idOf, keyOf, personOf } from '../rows.js';
import { alteredRows } from './digests.js';
import { migrationsOf, placeOf } from './schema.js';

/** The PostgreSQL database and the tenant in it whose vault is meant. */
export interface VaultAddress {
  readonly url: string;
  readonly tenant: string;
}

/** A question reads the vault in two or three short look-ups, one after another. */
const READER_CONNECTIONS = 2;

/**
 * The reading half of a vault in PostgreSQL, with the rights to read and no other.
 * @throws Refused `unavailable` when the server can't be used, there is no such vault, or it is newer or older than the code
 */
export async function openPostgresVaultReader({ url, tenant }: VaultAddress): Promise<VaultReader> {
  const place = placeOf(tenant);
  const postgres = await connectPostgres(url, {
    applicationName: 'fremdrift vault reader',
    schema: place.schema,
    role: place.reader,
    max: READER_CONNECTIONS,
  });
  try {
    await assertMigrated(postgres, place.schema, migrationsOf(place));
    return new PostgresVaultReader(postgres);
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

export class PostgresVaultReader implements VaultReader {
  constructor(protected readonly postgres: Postgres) {}

  async ledger(): Promise<string | null> {
    const [row] = await this.postgres.query('SELECT ledger FROM vault');
    return row?.['ledger'] as string | null;
  }

  async sealingKeys(ids: readonly string[]): Promise<ReadonlyMap<string, HeldKey>> {
    const rows = await this.postgres.query('SELECT id, key, of, path FROM sealing_key WHERE id = ANY($1)', [ids]);
    return new Map(rows.map((row) => [idOf(row), keyOf(row)]));
  }

  async keysOf(things: readonly string[]): Promise<readonly Pick<HeldKey, 'id' | 'of'>[]> {
    const rows = await this.postgres.query('SELECT id, of FROM sealing_key WHERE of = ANY($1) ORDER BY id', [things]);
    return rows.map((row) => ({ id: idOf(row), of: row['of'] as string }));
  }

  async remaining({ keys, people }: Erasable): Promise<Erasable> {
    const idsIn = async (sql: string, ids: readonly string[]) => (await this.postgres.query(sql, [ids])).map(idOf);
    return {
      keys: await idsIn('SELECT id FROM sealing_key WHERE key IS NOT NULL AND id = ANY($1)', keys),
      people: await idsIn('SELECT actor AS id FROM person WHERE name IS NOT NULL AND actor = ANY($1)', people),
    };
  }

  async people(actors: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const rows = await this.postgres.query('SELECT actor, name, contact FROM person WHERE actor = ANY($1)', [actors]);
    return new Map(rows.map((row) => [row['actor'] as string, personOf(row)]));
  }

  async altered(): Promise<readonly string[]> {
    return alteredRows(this.postgres, await secretIn(this.postgres));
  }

  async close(): Promise<void> {
    await this.postgres.close();
  }
}

/** The vault's own secret. @throws Broken when the row that holds it was taken away */
export async function secretIn(postgres: Pick<Postgres, 'query'>): Promise<Uint8Array> {
  const [row] = await postgres.query('SELECT secret FROM vault');
  if (row === undefined) throw new Broken('the vault has lost its own row: restore it from its backup');
  return row['secret'] as Uint8Array;
}
