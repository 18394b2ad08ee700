import { Broken, Refused } from '#kernel';
import { quoted } from './identifier.js';
import type { Postgres, Queries } from './postgres.js';

/**
 * The steps from an empty schema to the one the code knows, each the statements of one version, the first that of version 1. A step is never
 * changed once it was released; a new one goes at the end.
 */
export type Migrations = readonly string[];

/**
 * Brings a schema that is there to the version the code knows, in one transaction and one process at a time. Statements name tables without
 * their schema.
 * @throws Refused `unavailable` when the schema is newer than the code
 */
export async function migrate(postgres: Postgres, schema: string, migrations: Migrations): Promise<void> {
  await postgres.inTransaction(async (within) => {
    await within.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`migrate ${schema}`]);
    await within.query("SELECT set_config('search_path', $1, true)", [quoted(schema)]);
    await within.run('CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY, since timestamptz NOT NULL DEFAULT now())');
    const found = await versionIn(within, schema);
    assertNotNewer(schema, found, migrations);
    for (const [index, step] of migrations.entries()) {
      if (index < found) continue;
      await within.run(step);
      await within.run('INSERT INTO schema_version (version) VALUES ($1)', [index + 1]);
    }
  });
}

/**
 * For who only reads: that a schema is at the version the code knows.
 * @throws Refused `unavailable` when it is not there, older or newer
 */
export async function assertMigrated(postgres: Queries, schema: string, migrations: Migrations): Promise<void> {
  const [table] = await postgres.query('SELECT to_regclass($1) IS NOT NULL AS is_there', [`${quoted(schema)}.schema_version`]);
  const found = table?.['is_there'] === true ? await versionIn(postgres, schema) : 0;
  assertNotNewer(schema, found, migrations);
  if (found < migrations.length)
    throw versionRefused(
      schema,
      `has version ${found}; this version of Fremdrift needs ${migrations.length}`,
      'start the service once, which brings it up to date',
    );
}

async function versionIn(postgres: Queries, schema: string): Promise<number> {
  const [row] = await postgres.query(`SELECT coalesce(max(version), 0) AS version FROM ${quoted(schema)}.schema_version`);
  if (typeof row?.['version'] !== 'number') throw new Broken(`the schema ${schema} does not say its version`);
  return row['version'];
}

function assertNotNewer(schema: string, found: number, migrations: Migrations): void {
  if (found <= migrations.length) return;
  throw versionRefused(
    schema,
    `has version ${found}; this version of Fremdrift knows ${migrations.length}`,
    'use the version of Fremdrift that wrote it, or a newer one',
  );
}

function versionRefused(schema: string, problem: string, remedy: string): Refused {
  return new Refused('unavailable', `the schema ${schema} ${problem}: ${remedy}`, [{ field: schema, problem, remedy }]);
}
