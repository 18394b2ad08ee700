import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { openLedger } from '#application';
import { workerUrl } from '#kernel';
import { makeTestDatabase, type TestDatabase } from '#postgres';

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

describe('the projector program', () => {
  let folder: string;
  let database: TestDatabase;
  const started: Running[] = [];

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
    await rm(folder, { recursive: true, force: true });
  });

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
