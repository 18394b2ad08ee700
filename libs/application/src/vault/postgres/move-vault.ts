import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { notFound, Refused } from '#kernel';
import { openDatabase } from '#event-store';
import { connectPostgres, type CopyValue, type Queries, type Transaction } from '#postgres';
import { openSqliteVault } from '../sqlite.js';
import { openPostgresVault } from './vault.js';
import type { VaultAddress } from './reader.js';
import { placeOf } from './schema.js';

/** How the file's rows are read for each table there, so that they are written as they were. */
const TABLES = {
  vault: { columns: ['one', 'ledger', 'secret'], rows: 'SELECT one = 1, ledger, secret FROM vault' },
  sealing_key: { columns: ['id', 'key', 'of', 'path'], rows: 'SELECT id, key, of, path FROM sealing_key' },
  person: { columns: ['actor', 'name', 'contact'], rows: 'SELECT actor, name, contact FROM person' },
  token: { columns: ['hash', 'grant_id', 'actor', 'label'], rows: 'SELECT hex(hash), grant_id, actor, label FROM token' },
  row_digest: { columns: ['kind', 'id', 'digest'], rows: 'SELECT kind, id, digest FROM row_digest' },
} as const;

const TABLE_NAMES = Object.keys(TABLES) as (keyof typeof TABLES)[];

/** What was moved, in rows. */
export interface MovedVault {
  readonly ledger: string | null;
  readonly keys: number;
  readonly people: number;
  readonly tokens: number;
}

/**
 * Moves a vault from its file into PostgreSQL, whole and in one transaction, and then removes the file: what is erased later must not live on in it.
 * Nobody may have the file open meanwhile. Cut short, it may be begun again.
 * @throws Refused `not-found` when there is no file; `conflict` when the vault there holds anything; `unavailable` when either can't be used
 */
export async function moveVault(file: string, address: VaultAddress): Promise<MovedVault> {
  if (!existsSync(file)) throw notFound('FREMDRIFT_DATA', `a vault in ${file}`, 'name the folder of a ledger that keeps its vault in a file');
  // opened to write once, a vault of an earlier version has what confirms its rows
  await openSqliteVault(file).close();
  await (await openPostgresVault(address)).close();
  const source = openDatabase(file, { readOnly: true, synchronous: 'FULL', secureDelete: true });
  try {
    await copyInto(address, source);
  } finally {
    source.close();
  }
  const moved = await verified(address);
  for (const suffix of ['', '-wal', '-shm']) await rm(file + suffix, { force: true });
  return moved;
}

async function copyInto({ url, tenant }: VaultAddress, source: DatabaseSync): Promise<void> {
  const { schema, owner: role } = placeOf(tenant);
  const postgres = await connectPostgres(url, { applicationName: 'fremdrift vault move', schema, role, max: 1, answerWithinMs: null });
  try {
    await postgres.inTransaction(async (within) => {
      if (await wasMoved(within, source)) return;
      await mustBeUnused(within, schema);
      await within.run('DELETE FROM row_digest');
      await within.run('DELETE FROM vault');
      for (const table of TABLE_NAMES) await copyTable(within, source, table);
    });
  } finally {
    await postgres.close();
  }
}

async function copyTable(within: Transaction, source: DatabaseSync, table: keyof typeof TABLES): Promise<void> {
  const rows = source.prepare(TABLES[table].rows, { returnArrays: true }).iterate() as Iterable<readonly CopyValue[]>;
  await within.copyFrom(table, TABLES[table].columns, rows);
  const [moved] = await within.query(`SELECT count(*) AS count FROM ${table}`);
  const there = source.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count'];
  if (moved?.['count'] !== there) throw new Refused('unavailable', `${String(moved?.['count'])} of ${String(there)} rows of ${table} were moved`);
}

/** Whether what the file holds was moved there before, and only its removal was cut short: the secret is the same, and nothing came to the file since. */
async function wasMoved(within: Queries, source: DatabaseSync): Promise<boolean> {
  const own = source.prepare('SELECT lower(hex(secret)) AS secret FROM vault').get();
  const [there] = await within.query("SELECT encode(secret, 'hex') AS secret FROM vault");
  if (own === undefined || there?.['secret'] !== own['secret']) return false;
  for (const [table, id] of Object.entries({ sealing_key: 'id', person: 'actor' })) {
    const ids = source.prepare(`SELECT json_group_array(${id}) AS ids FROM ${table}`).get()?.['ids'] as string;
    const [missing] = await within.query(
      `SELECT count(*) AS count FROM json_array_elements_text($1::json) AS had (id) WHERE NOT EXISTS (SELECT FROM ${table} WHERE ${table}.${id} = had.id)`,
      [ids],
    );
    if (missing?.['count'] !== 0) return false;
  }
  return true;
}

async function mustBeUnused(within: Queries, schema: string): Promise<void> {
  const [found] = await within.query(
    'SELECT (SELECT ledger FROM vault) AS ledger, EXISTS (SELECT FROM sealing_key) OR EXISTS (SELECT FROM person) OR EXISTS (SELECT FROM token) AS used',
  );
  if (found?.['ledger'] === null && found['used'] === false) return;
  const problem = `the schema ${schema} holds a vault already, of ${(found?.['ledger'] as string | null | undefined) ?? 'no ledger'}`;
  throw new Refused('conflict', problem, [{ field: 'POSTGRES_URL', problem, remedy: 'name another database, or another FREMDRIFT_TENANT' }]);
}

/** Reads the vault back as it will be used. @throws Refused `unavailable` when anything in it is not as it was written */
async function verified(address: VaultAddress): Promise<MovedVault> {
  const vault = await openPostgresVault(address);
  try {
    const altered = await vault.altered();
    if (altered.length > 0) throw new Refused('unavailable', `the vault was moved, but ${altered.join('; ')}: it was so in the file, which is kept`);
    const { schema, owner: role } = placeOf(address.tenant);
    const postgres = await connectPostgres(address.url, { applicationName: 'fremdrift vault move', schema, role, max: 1 });
    try {
      const [count] = await postgres.query(
        'SELECT (SELECT count(*) FROM sealing_key) AS keys, (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM token) AS tokens',
      );
      return { ledger: await vault.ledger(), keys: Number(count?.['keys']), people: Number(count?.['people']), tokens: Number(count?.['tokens']) };
    } finally {
      await postgres.close();
    }
  } finally {
    await vault.close();
  }
}
