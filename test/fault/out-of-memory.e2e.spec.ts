import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { layoutOf, verifyDeep } from '#application';
import type { StoredEvent } from '#event-store';
import { between } from '#samples';
import { startServer, type ServerProcess } from '../support/server-process.js';
import { archivedIn, branchesIn, logIn } from './support/branches.js';
import { holdInvariants } from './support/invariants.js';
import { MixedLoad } from './support/mixed-load.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';

const TIMES = scaled(8, 100);
/** Where it went on each time, which about half of the processes do, it is starved more often, until one ends. */
const MOST_TIMES = 4 * TIMES;
const LATEST_MS = 200;
/** What it may still take: less than a thread needs for a moment's work, or some. */
const MOST_LEFT = 4 * 1024 * 1024;
/** Deliveries one after another with which it is to need more than it gets. */
const DELIVERIES = 5;
/** A process that breaks a connection and is there after this long is not ending. */
const STAYS_MS = 10_000;
const PAGE_BYTES = 4096;
const row = new Row('16', { short: 40, long: 500 });

let folder: string;
let load: MixedLoad;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fremdrift-memory-'));
  load = new MixedLoad((await branchesIn(folder, 'recorder')).recorder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  'a server that gets no more memory answers, refuses or ends, and loses nothing that it acknowledged',
  async () => {
    row.begin();
    const random = seeded('out of memory');
    const ends = new Map<string, number>();
    const isStarved = () => [...ends.keys()].some((end) => end !== 'went on');
    let times = 0;
    for (; times < TIMES || (!isStarved() && times < MOST_TIMES); times += 1) {
      const server = await startServer(folder);
      await load.callers(server.url, () => false);
      const starving = delay(random() * LATEST_MS).then(() => giveNoMore(server.pid, between(random, 0, MOST_LEFT)));
      const end = await pressed(server, times);
      await starving;
      await server.kill();
      ends.set(end, (ends.get(end) ?? 0) + 1);
      holdsAll(await logIn(folder));
    }
    expect(isStarved()).toBe(true);
    const last = await startServer(folder);
    await load.callers(last.url, () => false);
    expect(await last.stop()).toBe(0);
    holdInvariants({ log: await logIn(folder), acknowledged: new Map(), checkpoints: await archivedIn(folder) });
    expect(await verifyDeep(layoutOf(folder))).toMatchObject({ holds: true, faults: [] });
    const said = [...ends].map(([end, often]) => `${end} ${often}×`).join(', ');
    row.tell(`${times} times no more memory under load (${said}): 0 lost of ${count(load.acknowledged.size)} acknowledged`);
  },
  row.limit,
);

/** Bounds the addresses of a process to those it has, and so much more: what it asks for beyond, it does not get. */
function giveNoMore(pid: number, more: number): void {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[0]);
    execFileSync('prlimit', ['--pid', String(pid), `--as=${pages * PAGE_BYTES + more}`, '--core=0']);
  } catch (error) {
    throw new Error('the process ended before its memory was bounded', { cause: error });
  }
}

/** Sends deliveries and requests until it is gone, or refuses, or has answered them all. @returns which of these */
async function pressed(server: ServerProcess, time: number): Promise<string> {
  for (let delivery = 0; delivery < DELIVERIES; delivery += 1) {
    let goesOn = true;
    const calling = load.callers(server.url, () => goesOn);
    const delivering = load.deliver(server.url, `delivery-${time}-${delivery}`).finally(() => {
      goesOn = false;
    });
    const outcomes = await Promise.allSettled([calling, delivering]);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
    if (reasons.some(isBreak)) return Promise.race([server.gone.then((end) => `ended by ${end}`), delay(STAYS_MS, 'broke a connection', { ref: false })]);
    if (reasons.length > 0) return 'refused';
  }
  return 'went on';
}

/** How `fetch` tells that the other side is gone. Its errors are of another realm than the test's. */
function isBreak({ name }: Error): boolean {
  return name === 'TypeError';
}

function holdsAll(log: readonly StoredEvent[]): void {
  for (const [id, seq] of load.acknowledged) if (log[seq]?.id !== id) throw new Error(`I1: ${id}, acknowledged as ${seq}, is lost`);
}
