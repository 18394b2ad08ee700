import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openLedger } from '#application';
import { openSqliteReader } from '#event-store';
import { addDays, type CalendarDate } from '#kernel';
import { startServer } from '../support/server-process.js';

const KILLS = 50;
/** Of each delivery; several batches of the server's. */
const LINES = 4000;
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
  const acknowledged = new Acknowledged();
  let midway = 0;
  for (let round = 0; round <= KILLS; round += 1) {
    const server = await startServer(folder);
    if (round > 0) expect(await deliver(server.url, round - 1, acknowledged)).toBe(LINES);
    if (round === KILLS) {
      await server.stop();
      break;
    }
    const enough = Math.floor(Math.random() * LINES * 0.7);
    if ((await deliver(server.url, round, acknowledged, enough, () => server.kill())) < LINES) midway += 1;
  }

  const recorded = await recordedIds(folder);
  expect(acknowledged.ids.size).toBe(KILLS * LINES);
  expect(recorded).toHaveLength(KILLS * LINES);
  expect(new Set(recorded).size).toBe(KILLS * LINES);
  expect(recorded.filter((id) => !acknowledged.ids.has(id))).toEqual([]);
  process.stdout.write(`${KILLS} kills, ${midway} of them midway: 0 lost and 0 repeated of ${acknowledged.ids.size} acknowledged\n`);
}, 600_000);

/** Every acknowledgement ever given; a line that is acknowledged again must be the same event. */
class Acknowledged {
  readonly ids = new Set<string>();
  readonly #byLine = new Map<string, string>();

  take(delivery: string, { line, eventId }: LineAnswer, text: string): void {
    if (eventId === undefined) throw new Error(`refused: ${text}`);
    const key = `${delivery}/${line}`;
    const earlier = this.#byLine.get(key) ?? eventId;
    if (earlier !== eventId) throw new Error(`${key} was ${earlier} and is now ${eventId}`);
    this.#byLine.set(key, eventId);
    this.ids.add(eventId);
  }
}

/**
 * Sends a delivery whole. After `enough` acknowledgements the server is killed, a random few milliseconds later. Answers how many lines
 * were acknowledged.
 */
async function deliver(url: string, round: number, acknowledged: Acknowledged, enough = Number.POSITIVE_INFINITY, kill?: () => Promise<void>): Promise<number> {
  const delivery = `delivery-${round}`;
  let count = 0;
  const killings: Promise<void>[] = [];
  const killWhenEnough = () => {
    if (kill !== undefined && killings.length === 0 && count >= enough) killings.push(delay(Math.random() * 20).then(kill));
  };
  try {
    const response = await fetch(`${url}/api/v1/deliveries/${delivery}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      body: Array.from({ length: LINES }, (_, index) => lineAt(index, delivery)).join('\n'),
    });
    expect(response.status).toBe(200);
    killWhenEnough();
    for await (const text of linesOf(response.body as ReadableStream<Uint8Array>)) {
      acknowledged.take(delivery, JSON.parse(text) as LineAnswer, text);
      count += 1;
      killWhenEnough();
    }
  } catch (error) {
    // the connection breaks when the server is killed, and only then
    if (killings.length === 0) throw error;
  }
  await Promise.all(killings);
  return count;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** Every delivery counts the same days, as a source of its own. */
function lineAt(index: number, source: string): string {
  const day = addDays(FIRST_DAY, Math.floor(index / UNITS));
  const said = { measure: 'members', unit: `branch-${index % UNITS}`, on: day, value: String(1000 + index), source: { name: source } };
  return JSON.stringify({ command: 'recordMeasurement', ...said });
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
