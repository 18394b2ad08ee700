import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { layoutOf, openVault } from '#application';
import { connectPostgres, makeTestDatabase, type Postgres, type TestDatabase } from '#postgres';

const TENANT = `fremdrift_test_${process.pid}`;
const ROLES = ['', '_projector', '_reader', '_analyst', '_vault', '_vault_reader'].map((suffix) => `${TENANT}${suffix}`);

/** As an administrator runs it. */
async function runScript(url: string, password: string): Promise<void> {
  const [psql = 'psql'] = globSync('/usr/lib/postgresql/*/bin/psql').toReversed();
  const args = ['--quiet', '--no-psqlrc', '--set', `tenant=${TENANT}`, '--file', 'infra/postgres/tenant.sql', url];
  await promisify(execFile)(psql, args, { env: { ...process.env, FREMDRIFT_DATABASE_PASSWORD: password } });
}

describe('what an administrator makes for a ledger in PostgreSQL', () => {
  let database: TestDatabase;
  let url: string;
  beforeAll(async () => {
    database = await makeTestDatabase();
    await runScript(database.url, 'first');
    await runScript(database.url, 'second');
    url = Object.assign(new URL(database.url), { username: TENANT, password: 'second' }).href;
  }, 60_000);
  afterAll(async () => {
    await database.drop();
    const postgres = await connectPostgres(process.env['FREMDRIFT_TEST_POSTGRES'] ?? '', { applicationName: 'fremdrift tests', max: 1 });
    for (const role of ROLES) await postgres.run(`DROP ROLE IF EXISTS ${role}`);
    await postgres.close();
  });

  const connect = (role?: string): Promise<Postgres> =>
    connectPostgres(url, { applicationName: 'fremdrift tests', max: 1, ...(role !== undefined && { role }) });

  /** What comes of a statement, run as the ledger's user with the role it has taken on. */
  async function attempt(role: string | undefined, statement: string): Promise<string> {
    const postgres = await connect(role);
    try {
      await postgres.run(statement);
      return 'done';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await postgres.close();
    }
  }

  it('lets a ledger sign in and keep its vault, with the password of the last time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fremdrift-tenant-'));
    const vault = await openVault(layoutOf(folder, { engines: { kurrentdb: null, postgres: url, tenant: TENANT } }));
    await vault.close();
    await rm(folder, { recursive: true });
  }, 60_000);

  it.each([
    ['one who owns something sign in', `ALTER ROLE ${TENANT}_projector LOGIN`, `ALTER ROLE ${TENANT}_projector NOLOGIN`, 'must not sign in'],
    ['one who signs in own something', `CREATE SCHEMA theirs AUTHORIZATION ${TENANT}`, 'DROP SCHEMA theirs', 'may more than sign in'],
    ['a superuser be the one who signs in', `ALTER ROLE ${TENANT} SUPERUSER`, `ALTER ROLE ${TENANT} NOSUPERUSER`, 'may more than sign in'],
  ])('bug-764: does not let %s, and changes nothing then', async (_what, spoil, mend, said) => {
    const administrator = await connectPostgres(database.url, { applicationName: 'fremdrift tests', max: 1 });
    await administrator.run(spoil);
    try {
      await expect(runScript(database.url, 'third')).rejects.toMatchObject({ code: 3, stderr: expect.stringContaining(said) });
    } finally {
      await administrator.run(mend);
      await administrator.close();
    }
    expect(await attempt(undefined, 'SELECT 1')).toBe('done');
  });

  it('gives the user no right but those of the role that it takes on', async () => {
    const [views, table] = [`CREATE SCHEMA ${TENANT}_views`, `CREATE TABLE ${TENANT}_vault.other ()`];
    expect(await attempt(undefined, views)).toContain('permission denied for database');
    expect(await attempt(undefined, 'CREATE TABLE public.other ()')).toContain('permission denied for schema public');
    expect(await attempt(undefined, `CREATE ROLE ${TENANT}_other`)).toContain('permission denied to create role');
    expect(await attempt(`${TENANT}_projector`, views)).toBe('done');
    expect(await attempt(`${TENANT}_projector`, table)).toContain('permission denied for schema');
    expect(await attempt(`${TENANT}_reader`, `CREATE SCHEMA ${TENANT}_other`)).toContain('permission denied for database');
    expect(await attempt(`${TENANT}_vault_reader`, table)).toContain('permission denied for schema');
  }, 60_000);
});
