import { randomBytes } from 'node:crypto';
import { Broken } from '#kernel';
import { quoted } from '../identifier.js';
import { connectPostgres } from '../postgres.js';

/** A database of a test suite's own. */
export interface TestDatabase {
  readonly url: string;
  /** Drops it, with whoever is still connected. */
  drop(): Promise<void>;
}

/** Makes an empty database on the tests' server, or on the one at `server` (a superuser's URL). */
export async function makeTestDatabase(server = process.env['FREMDRIFT_TEST_POSTGRES']): Promise<TestDatabase> {
  if (server === undefined) throw new Broken('FREMDRIFT_TEST_POSTGRES is not set: run `npm run servers -- start`, and source what it prints');
  const name = `fremdrift_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${quoted(name)} TEMPLATE template0 ENCODING 'UTF8'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`) };
}

async function onServer(server: string, statement: string): Promise<void> {
  const postgres = await connectPostgres(server, { applicationName: 'fremdrift tests', max: 1 });
  try {
    await postgres.run(statement);
  } finally {
    await postgres.close();
  }
}
