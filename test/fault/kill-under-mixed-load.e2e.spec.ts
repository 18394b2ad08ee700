import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { layoutOf, verifyDeep } from '#application';
import { openSqliteReader, type StoredEvent } from '#event-store';
import { between, type Random } from '#samples';
import { startServer, type ServerProcess } from '../support/server-process.js';
import { archivedIn, branchesIn } from './support/branches.js';
import { holdInvariants } from './support/invariants.js';
import { MixedLoad } from './support/mixed-load.js';
import { viewsOf } from './support/read-models.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';

const KILLS = scaled(100, 1000);
/** Earlier answers that are asked for again after each start: all of them would be more with each kill. */
const ASKED_AGAIN = 3;
/** A delivery takes about as long. */
const LATEST_KILL_MS = 100;
const row = new Row('1', { short: 200, long: 2400 });

let folder: string;
let tokens: Readonly<Record<'recorder' | 'auditor', string>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fremdrift-kill-'));
  tokens = await branchesIn(folder, 'recorder', 'auditor');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  `loses no acknowledged event and repeats none when the server is killed ${KILLS} times under deliveries, single requests and questions`,
  async () => {
    row.begin();
    const random = seeded('kill under mixed load');
    const load = new MixedLoad(tokens.recorder);
    const log = new Log(join(folder, 'ledger.db'));
    const answers = new Map<string, string>();
    let midway = 0;
    for (let round = 0; round <= KILLS; round += 1) {
      const server = await startServer(folder);
      if (round > 0) await load.deliver(server.url, `delivery-${round - 1}`);
      await load.callers(server.url, () => false);
      for (const path of someOf([...answers.keys()], random)) expect(await ask(server.url, path)).toBe(answers.get(path));
      log.mustHold(load.acknowledged, await log.more());
      if (round === KILLS) {
        expect(await server.stop()).toBe(0);
        break;
      }
      const path = `/measures/members/series?at=2021-12-31&asOf=seq:${log.events.length - 1}&minSeq=${log.events.length - 1}`;
      if (round % 10 === 0) answers.set(path, await ask(server.url, path));
      if (await killedMidway(server, load, round, random() * LATEST_KILL_MS)) midway += 1;
    }

    expect(midway).toBeGreaterThan(0);
    const checkpoints = await archivedIn(folder);
    expect(checkpoints.length).toBeGreaterThan(0);
    holdInvariants({ log: log.events, acknowledged: log.seen, checkpoints, views: await viewsOf(folder) });
    expect(await verifyDeep(layoutOf(folder), { readModels: false })).toMatchObject({ holds: true, faults: [] });
    expect(log.events.filter(({ stream, id }) => stream.startsWith('measurements-') && !load.acknowledged.has(id))).toEqual([]);
    row.tell(
      `${KILLS} kills, ${midway} of them midway, 0 lost and 0 repeated of ${count(load.acknowledged.size)} acknowledged, ${checkpoints.length} checkpoints consistent`,
    );
  },
  row.limit,
);

function someOf(paths: readonly string[], random: Random): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.min(ASKED_AGAIN, paths.length) }, () => paths[between(random, 0, paths.length - 1)] as string));
}

/** The log as it was found after each kill. What was in it once must stay as it was. */
class Log {
  readonly events: StoredEvent[] = [];
  /** Every acknowledged event with the bytes it had when it was first seen. */
  readonly seen = new Map<string, { readonly seq: number; readonly payload: string }>();

  constructor(private readonly path: string) {}

  async more(): Promise<readonly StoredEvent[]> {
    const reader = openSqliteReader(this.path);
    const more: StoredEvent[] = [];
    for (let page = await reader.readAll(this.events.length - 1, 10_000); page.length > 0; page = await reader.readAll(page.at(-1)?.seq ?? 0, 10_000))
      more.push(...page);
    await reader.close();
    return more;
  }

  mustHold(acknowledged: ReadonlyMap<string, number>, more: readonly StoredEvent[]): void {
    for (const event of more) {
      this.events.push(event);
      const seq = acknowledged.get(event.id);
      if (seq !== undefined) this.seen.set(event.id, { seq, payload: event.payload });
    }
    if (this.seen.size !== acknowledged.size) throw new Error(`${acknowledged.size - this.seen.size} acknowledged events are lost`);
  }
}

/** Sends a delivery and single requests at once, and kills the server some milliseconds into them. @returns whether the delivery was cut short */
async function killedMidway(server: ServerProcess, load: MixedLoad, round: number, ms: number): Promise<boolean> {
  const killing = delay(ms).then(() => server.kill());
  const [delivered, called] = await Promise.allSettled([load.deliver(server.url, `delivery-${round}`), load.callers(server.url, () => true)]);
  await killing;
  for (const outcome of [delivered, called]) if (outcome.status === 'rejected' && !isBreak(outcome.reason)) throw outcome.reason;
  return delivered.status === 'rejected';
}

/** How `fetch` tells that the other side is gone. Its errors are of another realm than the test's. */
function isBreak(reason: unknown): boolean {
  return (reason as Error).name === 'TypeError';
}

/** An answer, but for the checkpoint that covers it, which comes later than the first answer may. */
async function ask(url: string, path: string): Promise<string> {
  const response = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${tokens.auditor}` } });
  expect(response.status).toBe(200);
  return (await response.text()).replace(/"checkpoint":(null|\{[^}]*\})/, '"checkpoint"');
}
