import { existsSync, statSync } from 'node:fs';
import { Client } from 'pg';
import { startPostgres, type PostgresServer } from './postgres.js';
import { isRunning } from './server-process.js';

/** The value of a query of one row and column, on a connection of its own. */
async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<[unknown]>({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

describe('a PostgreSQL for tests', () => {
  let server: PostgresServer & { readonly pid: number };
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop(), 60_000);

  it('is used as its superuser, and by nobody who has another password', async () => {
    expect(await ask(server.url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toBe(true);
    await expect(ask(server.url.replace(':fremdrift@', ':another@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('runs as a plain user', () => {
    expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0);
  });

  it('keeps its address and what was committed, when it is killed under a client and started again', async () => {
    await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS value');
    const client = new Client({ connectionString: server.url });
    await client.connect();
    const lost = new Promise((resolve) => client.on('error', resolve));
    await server.kill();
    expect(await lost).toBeInstanceOf(Error);
    await expect(ask(server.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    await server.restart();
    expect(await ask(server.url, 'SELECT value FROM kept')).toBe(7);
  }, 60_000);

  it('cuts its clients off when it is started again while it runs', async () => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    const lost = new Promise((resolve) => client.on('error', resolve));
    await server.restart();
    expect(await lost).toMatchObject({ code: '57P01' });
    expect(await ask(server.url, 'SELECT 1')).toBe(1);
  }, 60_000);

  it('leaves neither process nor file when it has stopped', async () => {
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
    expect(existsSync(server.folder)).toBe(false);
  });
});
