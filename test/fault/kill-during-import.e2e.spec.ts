import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '#application';
import { openSqliteReader } from '#event-store';
import { addDays, type CalendarDate } from '#kernel';
import { startServer } from '../support/server-process.js';

const KILLS = 50;
const LINES = 20_000;
const UNITS = 20;
const FIRST_DAY = '2021-01-01' as CalendarDate;

interface LineAnswer {
  readonly line: number;
  readonly eventId?: string;
}

let folder: string;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fremdrift-kill-'));
  token = await prepare(folder);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

it(`loses no acknowledged event and repeats none when the server is killed ${KILLS} times in the middle of an import`, async () => {
  const body = Array.from({ length: LINES }, (_, index) => lineAt(index)).join('\n');
  const acknowledged = new Map<number, string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const until = acknowledged.size + 1 + Math.floor(Math.random() * ((1.5 * LINES) / KILLS));
    const server = await startServer(folder);
    await readUntil(server.url, body, acknowledged, () => acknowledged.size >= until);
    await server.kill();
  }
  const beforeTheLast = new Map(acknowledged);

  const server = await startServer(folder);
  await readUntil(server.url, body, acknowledged, () => false);
  await server.stop();

  expect(acknowledged.size).toBe(LINES);
  const recorded = await recordedIds(folder);
  expect(recorded).toHaveLength(LINES);
  expect(new Set(recorded).size).toBe(LINES);
  const known = new Set(recorded);
  expect([...beforeTheLast.values()].filter((id) => !known.has(id))).toEqual([]);
  expect([...beforeTheLast].filter(([line, id]) => acknowledged.get(line) !== id)).toEqual([]);
  process.stdout.write(`0 lost of ${beforeTheLast.size} acknowledged before the last of ${KILLS} kills; ${LINES} lines, ${recorded.length} events\n`);
}, 600_000);

/** Sends the delivery and takes in acknowledgements until told to stop or the answer ends. */
async function readUntil(url: string, body: string, acknowledged: Map<number, string>, enough: () => boolean): Promise<void> {
  const stop = new AbortController();
  const response = await fetch(`${url}/api/v1/deliveries/killed-often`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body,
    signal: stop.signal,
  });
  expect(response.status).toBe(200);
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const answer = JSON.parse(text) as LineAnswer;
      if (answer.eventId === undefined) throw new Error(`refused: ${text}`);
      acknowledged.set(answer.line, answer.eventId);
    }
    if (enough()) break;
  }
}

function lineAt(index: number): string {
  const day = addDays(FIRST_DAY, Math.floor(index / UNITS));
  return JSON.stringify({ command: 'recordMeasurement', measure: 'members', unit: `branch-${index % UNITS}`, on: day, value: String(1000 + index) });
}

async function prepare(data: string): Promise<string> {
  const create = { origin: 'test.example/kill', title: 'Prøve', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: true } as const;
  const ledger = await openLedger(data, { create });
  const branches = Array.from({ length: UNITS }, (_, n) => ({ unit: `branch-${n}`, kind: 'branch', name: `Avdeling ${n}`, parent: 'union', from: FIRST_DAY }));
  const units = [{ unit: 'union', kind: 'union', name: 'Forbundet', parent: null, from: FIRST_DAY }, ...branches];
  await ledger.runner.execute({ name: 'establishUnits', data: { units }, caller: ledger.self, expected: 'none' });
  const planner = { ...ledger.self, role: 'planner' } as const;
  const measure = {
    measure: 'members',
    title: 'Medlemmer',
    kind: 'count',
    quantity: 'stock',
    unitOfMeasure: 'medlemmer',
    definition: 'Antall',
    from: FIRST_DAY,
  };
  await ledger.runner.execute({ name: 'defineMeasure', data: measure, caller: planner });
  const access = { for: { name: 'Fagsystem', contact: null }, role: 'recorder', unit: null, audience: 'inside', expiresOn: null, label: 'import' } as const;
  const issued = await ledger.access.create(ledger.self, access);
  await ledger.close();
  return issued.token;
}

async function recordedIds(data: string): Promise<readonly string[]> {
  const log = openSqliteReader(join(data, 'ledger.db'));
  const ids: string[] = [];
  for (let page = await log.readAll(-1, 10_000); page.length > 0; page = await log.readAll(page.at(-1)?.seq ?? 0, 10_000)) {
    ids.push(...page.filter(({ stream }) => stream.startsWith('measurements-')).map(({ id }) => id));
  }
  await log.close();
  return ids;
}
