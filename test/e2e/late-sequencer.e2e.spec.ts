import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLedger, type EmbeddedLedger } from '#application';
import { startKurrentTestServer, type KurrentTestServer } from '#event-store';
import { createHttpServer, readConfig, type HttpServer } from '#platform';

const LONG = 120_000;
const create = { origin: 'test.example/late', title: 'Prøve', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false } as const;

let folder: string;
let kurrent: KurrentTestServer;
let running: EmbeddedLedger;
let server: HttpServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fremdrift-late-'));
  kurrent = await startKurrentTestServer();
  running = await runLedger(folder, { create, engines: { kurrentdb: kurrent.url, postgres: null, tenant: 'late' } });
  server = await createHttpServer(running, { ...readConfig({}), port: 0, logLevel: 'silent' });
}, LONG);
afterAll(async () => {
  await server.close();
  await running.close();
  kurrent.stop();
  await rm(folder, { recursive: true });
}, LONG);

interface Answered {
  readonly status: number;
  readonly seq: number | null;
  readonly revision: number;
}

async function rename(title: string, revision: number): Promise<Answered> {
  const headers = { authorization: `Bearer ${running.ledger.firstToken?.token}`, 'content-type': 'application/json', 'if-match': `"${revision}"` };
  const body = JSON.stringify({ title, reason: 'a better one', mandate: { body: 'Landsstyret', date: '2023-01-20' } });
  const answer = await fetch(`${server.url}/api/v1/ledger/title`, { method: 'POST', headers, body });
  return { status: answer.status, ...((await answer.json()) as Omit<Answered, 'status'>) };
}

it(
  'a write is answered 202 without its seq while the sequencer is late, is there once it has come that far, and is written once',
  async () => {
    kurrent.faults.holdsDeliveries = true;
    expect(await rename('Nytt navn', 0)).toMatchObject({ status: 202, seq: null, revision: 1 });
    kurrent.deliver();
    expect(await running.projector.waitFor(2, LONG)).toBe(true);
    expect(JSON.parse(await running.ask({ question: 'ledger', params: { minSeq: 2 }, address: '/ledger' }, running.ledger.self))).toMatchObject({
      ledger: { title: 'Nytt navn' },
      revisions: { ledger: 1 },
    });
    expect(await rename('Enda et navn', 1)).toMatchObject({ status: 201, seq: 3, revision: 2 });
  },
  LONG,
);
