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

const main = workerUrl(import.meta.url, 'main.js').pathname;

type Running = ChildProcessByStdio<null, Readable, Readable>;

async function urlOf(program: Running): Promise<string> {
  for await (const line of createInterface({ input: program.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('the program ended without an address');
}

/** Starting a program takes seconds on a busy machine. */
const PATIENCE_MS = 60_000;

describe('the API program', () => {
  let folder: string;
  const started: Running[] = [];

  /** The compiled program on a data folder, on a free port. */
  function start(data: string, environment: Readonly<Record<string, string>> = {}): Running {
    const env = { ...process.env, NODE_OPTIONS: '', FREMDRIFT_DATA: data, FREMDRIFT_PORT: '0', ...environment };
    const program = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    started.push(program);
    return program;
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fremdrift-api-'));
  });
  afterEach(async () => {
    for (const program of started.splice(0)) program.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it(
    'serves a ledger, and on SIGTERM finishes and ends with 0',
    async () => {
      const ledger = await openLedger(folder, {
        create: { origin: 'ledger.example.org/test', title: 'A ledger', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false },
      });
      const token = ledger.firstToken?.token;
      await ledger.close();

      const program = start(folder);
      const ended = once(program, 'exit');
      const url = await urlOf(program);
      const headers = { authorization: `Bearer ${token}` };
      expect(await (await fetch(`${url}/health/live`)).json()).toEqual({ live: true });
      expect((await fetch(`${url}/api/v1/ledger`)).status).toBe(401);
      expect(await (await fetch(`${url}/api/v1/ledger`, { headers })).json()).toMatchObject({ ledger: { title: 'A ledger' }, basis: { seq: 2 } });
      const renamed = await fetch(`${url}/api/v1/ledger/title`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'if-match': '"1"' },
        body: JSON.stringify({ title: 'Another name', reason: 'a better one', mandate: { body: 'Landsstyret', date: '2023-01-20' } }),
      });
      expect([renamed.status, renamed.headers.get('etag')]).toEqual([201, '"2"']);
      program.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);

      const again = start(folder);
      const endedAgain = once(again, 'exit');
      const read = await fetch(`${await urlOf(again)}/api/v1/ledger?minSeq=3`, { headers });
      expect(await read.json()).toMatchObject({ ledger: { title: 'Another name' } });
      again.kill('SIGINT');
      expect(await endedAgain).toEqual([0, null]);
    },
    PATIENCE_MS,
  );

  it.each([
    [{}, 'FREMDRIFT_DATA'],
    [{ FREMDRIFT_PORT: 'three' }, 'FREMDRIFT_PORT'],
  ])(
    'says what is wrong and ends with 1 when it can not start: %o',
    async (environment, variable) => {
      const program = start(join(folder, 'none'), environment);
      const ended = once(program, 'exit');
      expect(await text(program.stderr)).toContain(variable);
      expect(await ended).toEqual([1, null]);
    },
    PATIENCE_MS,
  );
});
