import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { layoutOf, openLedger, openReadModels, reconcile, type Engines, type Ledger } from '#application';
import { startPostgres } from '#dev-servers';
import { systemClock, workerUrl } from '#kernel';
import { connectPostgres, makeTestDatabase, type Queries, type TestDatabase } from '#postgres';

type Running = ChildProcessByStdio<null, Readable, Readable>;

const PROJECTOR = workerUrl(import.meta.url, 'main.js').pathname;
const API = PROJECTOR.replace('/projector/', '/api/');
/** Starting a program takes seconds on a busy machine. */
const PATIENCE_MS = 240_000;
const MANDATE = { reason: 'a better one', mandate: { body: 'Landsstyret', date: '2023-01-20' } };

async function urlOf(program: Running): Promise<string> {
  for await (const line of createInterface({ input: program.stdout })) {
    const url = /http:[^\s]+:\d+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`the program ended without an address: ${await text(program.stderr)}`);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setImmediate();
}

/** How far a projector says that all read models have come, by its figures. */
async function reached(url: string): Promise<number> {
  const figures = await (await fetch(`${url}/metrics`)).text();
  return Math.min(...[...figures.matchAll(/^fremdrift_projection_seq\{.*\} (-?\d+)$/gm)].map(([, seq]) => Number(seq)));
}

/** Establishes twenty units more, below the first of all; answers the last seq. */
async function establish(ledger: Ledger, from: number): Promise<number> {
  const units = Array.from({ length: 20 }, (_, index) => from + index).map((number) => ({
    unit: `unit-${number}`,
    name: `Unit ${number}`,
    ...(number === 0 ? { kind: 'union', parent: null } : { kind: 'branch', parent: 'unit-0' }),
    from: '2010-01-01',
  }));
  await ledger.runner.execute({ name: 'establishUnits', data: { units }, caller: ledger.self, expected: 'latest' });
  return (await ledger.store.head()).seq;
}

/** The connections on which somebody leads. */
const leading = (queries: Queries) =>
  queries.query(
    `SELECT pid FROM pg_stat_activity JOIN pg_locks USING (pid) WHERE datname = current_database() AND application_name = 'fremdrift projector (leading)'
       AND locktype = 'advisory' AND granted`,
  );

describe('the projector program', () => {
  let folder: string;
  let database: TestDatabase;
  const started: Running[] = [];
  const closing: (() => Promise<void>)[] = [];

  function start(main: string, environment: Readonly<Record<string, string>> = {}): Running {
    const settings = { FREMDRIFT_DATA: folder, FREMDRIFT_PORT: '0', FREMDRIFT_PROJECTOR: 'apart', POSTGRES_URL: database.url };
    const env = { ...process.env, NODE_OPTIONS: '', ...settings, ...environment };
    const program = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    started.push(program);
    return program;
  }

  beforeAll(async () => {
    database = await makeTestDatabase();
  }, PATIENCE_MS);
  afterAll(() => database.drop(), PATIENCE_MS);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fremdrift-projector-'));
  });
  afterEach(async () => {
    for (const program of started.splice(0)) program.kill('SIGKILL');
    for (const close of closing.splice(0).toReversed()) await close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A ledger in the folder, which this process writes to. */
  const openHere = async (): Promise<Ledger> => {
    const ledger = await openLedger(folder, {
      create: { origin: 'ledger.example.org/test', title: 'A ledger', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false },
    });
    closing.push(() => ledger.close());
    return ledger;
  };

  /** Holds every row of the read models to the log. */
  async function expectToHold(ledger: Ledger, postgres: string): Promise<void> {
    const engines: Engines = { kurrentdb: null, postgres, tenant: 'fremdrift' };
    const views = openReadModels(layoutOf(folder, { engines }));
    const found = await reconcile({ log: ledger.store, views, relayed: null, clock: systemClock });
    await views.close();
    expect(found).toMatchObject({ holds: true, readModels: { seq: (await ledger.store.head()).seq } });
  }

  it(
    'keeps up the read models for a server that only watches, and another takes over when it is killed',
    async () => {
      const ledger = await openLedger(folder, {
        create: { origin: 'ledger.example.org/test', title: 'A ledger', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false },
        engines: { kurrentdb: null, postgres: database.url, tenant: 'fremdrift' },
      });
      const headers = { authorization: `Bearer ${ledger.firstToken?.token}`, 'content-type': 'application/json' };
      await ledger.close();
      const first = start(PROJECTOR);
      const firstUrl = await urlOf(first);
      const api = await urlOf(start(API));
      const rename = async (title: string, revision: number): Promise<unknown> => {
        const body = JSON.stringify({ title, ...MANDATE });
        const renamed = await fetch(`${api}/api/v1/ledger/title`, { method: 'POST', headers: { ...headers, 'if-match': `"${revision}"` }, body });
        const { seq } = (await renamed.json()) as { seq: number };
        return (await fetch(`${api}/api/v1/ledger?minSeq=${seq}`, { headers })).json();
      };
      expect(await rename('Another name', 1)).toMatchObject({ ledger: { title: 'Another name' } });
      expect(await (await fetch(`${firstUrl}/health/ready`)).json()).toMatchObject({ ready: true });
      expect(await (await fetch(`${firstUrl}/metrics`)).text()).toMatch(/fremdrift_projection_seq\{projection="facts"\} \d+/);

      const second = start(PROJECTOR);
      const secondUrl = await urlOf(second);
      first.kill('SIGKILL');
      expect(await rename('A third name', 2)).toMatchObject({ ledger: { title: 'A third name' } });
      expect((await fetch(`${secondUrl}/health/ready`)).status).toBe(200);

      const ended = once(second, 'exit');
      second.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    },
    PATIENCE_MS,
  );

  it('killed between the rows of a page and its commit leaves the page to the next who leads, which applies it once', async () => {
    const ledger = await openHere();
    const first = start(PROJECTOR);
    const firstUrl = await urlOf(first);
    const due = await establish(ledger, 0);
    await until(async () => (await fetch(`${firstUrl}/health/ready`)).ok && (await reached(firstUrl)) === due);
    const secondUrl = await urlOf(start(PROJECTOR));
    const administrator = await connectPostgres(database.url, { applicationName: 'tests', max: 2 });
    closing.push(() => administrator.close());
    const [before] = await leading(administrator);
    await administrator.inTransaction(async (holding) => {
      // the page has moved its checkpoint when its rows wait for this
      await holding.run('LOCK TABLE fremdrift_views.event IN SHARE MODE');
      await establish(ledger, 20);
      const waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO event %'";
      await until(async () => (await administrator.query(waiting)).length > 0);
      const killed = once(first, 'exit');
      first.kill('SIGKILL');
      expect(await killed).toEqual([null, 'SIGKILL']);
      await until(async () => (await leading(administrator)).some(({ pid }) => pid !== before?.['pid']));
      expect(await administrator.query('SELECT max(seq) AS seq FROM fremdrift_views.event')).toEqual([{ seq: due }]);
    });
    const { seq } = await ledger.store.head();
    await until(async () => (await reached(secondUrl)) === seq);
    await expectToHold(ledger, database.url);
  });

  it('says what is wrong and since when while PostgreSQL is away, and goes on by itself when it is back', async () => {
    const server = await startPostgres();
    closing.push(() => server.stop());
    const ledger = await openHere();
    const url = await urlOf(start(PROJECTOR, { POSTGRES_URL: server.url }));
    const ready = async () => (await (await fetch(`${url}/health/ready`)).json()) as { readonly ready: boolean; readonly reasons: readonly string[] };
    const due = await establish(ledger, 0);
    await until(async () => (await ready()).ready && (await reached(url)) === due);
    await server.kill();
    const wanted = await establish(ledger, 20);
    await until(async () => !(await ready()).ready);
    expect((await ready()).reasons).toEqual([expect.stringMatching(/^the projector has failed since \d{4}-\d{2}-\d{2}T[\d:.]+Z: PostgreSQL at 127\.0\.0\.1/)]);
    await server.restart();
    await until(async () => (await ready()).ready && (await reached(url)) === wanted);
    await expectToHold(ledger, server.url);
  });

  it.each([
    ['does not accept user and password', (url: string) => Object.assign(new URL(url), { password: 's3cret' }).href],
    ['takes no connection there', () => 'postgres://fremdrift:s3cret@127.0.0.1:1/fremdrift'],
    ['has no such database', (url: string) => Object.assign(new URL(url), { pathname: '/s3cret-free' }).href],
  ])('bug-765: ends with 1 when it starts with a PostgreSQL that %s', async (problem, spoilt) => {
    await openHere();
    const program = start(PROJECTOR, { POSTGRES_URL: spoilt(database.url) });
    const ended = once(program, 'exit');
    expect(await text(program.stderr)).toContain(`POSTGRES_URL: PostgreSQL ${problem};`);
    expect(await ended).toEqual([1, null]);
  });

  it('ends with 1 when a newer version has written to the database, and leaves it as it is', async () => {
    await openHere();
    const first = start(PROJECTOR);
    await urlOf(first);
    const stopped = once(first, 'exit');
    first.kill('SIGTERM');
    await stopped;
    const administrator = await connectPostgres(database.url, { applicationName: 'tests', max: 1 });
    await administrator.run('INSERT INTO fremdrift_analysis.schema_version (version) VALUES (1000)');
    const program = start(PROJECTOR);
    const ended = once(program, 'exit');
    expect(await text(program.stderr)).toMatch(/fremdrift_analysis has version 1000; this version of Fremdrift knows \d+: use the version/);
    expect(await ended).toEqual([1, null]);
    await administrator.run('DELETE FROM fremdrift_analysis.schema_version WHERE version = 1000');
    await administrator.close();
  });

  it.each([
    ['FREMDRIFT_PROJECTOR', { POSTGRES_URL: '', FREMDRIFT_PROJECTOR: 'inside' }],
    ['FREMDRIFT_DATA', {}],
    ['KURRENTDB_URL', { KURRENTDB_URL: 'kurrentdb://nobody:s3cret@127.0.0.1:1?tls=false' }],
  ])(
    'says what is wrong with %s and ends with 1 when it can not start, and no password',
    async (variable, environment) => {
      const program = start(PROJECTOR, environment);
      const ended = once(program, 'exit');
      const said = await text(program.stderr);
      expect(said).toContain(variable);
      expect(said).not.toContain('s3cret');
      expect(await ended).toEqual([1, null]);
    },
    PATIENCE_MS,
  );
});
