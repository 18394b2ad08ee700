import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Ledger } from '#application';
import { openSqliteStore, type Appended } from '#event-store';
import { Refused } from '#kernel';
import { counted, openBranches, recorderOf } from './support/branches.js';
import { eventOf } from './support/events.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';

const EVENTS = scaled(20_000, 200_000);
/** Lines that a delivery may have taken in beyond those whose answers were read. */
const MOST_LINES_AHEAD = 5_000;
const row = new Row('17', { short: 30, long: 120 });
const folder = mkdtempSync(join(tmpdir(), 'fremdrift-slow-'));
let ledger: Ledger;
beforeAll(async () => {
  ledger = await openBranches(folder);
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

it(
  'whoever reads or writes slowly, or faster than the disk, is held back: no queue grows beyond its bound',
  async () => {
    row.begin();
    const ahead = await answersReadSlowly();
    const { refused, stored } = await moreThanTheDiskTakes();
    const held = await followedSlowly();
    row.tell(
      `a delivery was at most ${count(ahead)} lines ahead of its reader; ${count(refused)} of ${count(refused + stored)} appends beyond the queue refused as busy; a follower held one page of ${held}`,
    );
  },
  row.limit,
);

/** A delivery without an end, of whose answers few are read. @returns how many lines it had taken in beyond those */
async function answersReadSlowly(): Promise<number> {
  let taken = 0;
  const lines = Readable.from(
    (function* endless() {
      for (let index = 0; index < EVENTS; index += 1) {
        taken += 1;
        yield `${JSON.stringify({ command: 'recordMeasurement', measure: 'members', ...counted(index, 'a register') })}\n`;
      }
    })(),
  );
  let read = 0;
  let most = 0;
  for await (const { accepted } of ledger.ingestion.deliver(lines, recorderOf(ledger), { id: 'slow', reason: null })) {
    expect(accepted).toBe(true);
    read += 1;
    most = Math.max(most, taken - read);
    if (read === EVENTS / 10) break;
  }
  expect(most).toBeLessThan(MOST_LINES_AHEAD);
  return most;
}

/** Appends all at once, of which the store takes as many as its queue holds. */
async function moreThanTheDiskTakes(): Promise<{ readonly refused: number; readonly stored: number }> {
  const store = await openSqliteStore(join(folder, 'flooded.db'), { queue: { appends: 500, bytes: 2 ** 20 } });
  const appends = Array.from({ length: 2_000 }, (_, n) => store.append({ stream: 'flood', expected: 'any', events: [eventOf(n)] }));
  const outcomes: readonly PromiseSettledResult<Appended>[] = await Promise.allSettled(appends);
  const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  for (const reason of failed) expect(reason instanceof Refused && reason.kind).toBe('busy');
  const stored = (await store.head()).seq + 1;
  expect(stored).toBe(outcomes.length - failed.length);
  expect(stored).toBeGreaterThanOrEqual(500);
  await store.append({ stream: 'flood', expected: 'any', events: [eventOf(9_999)] });
  await store.close();
  return { refused: failed.length, stored };
}

/** A follower that takes a page now and then while the log grows: it is given the page it asked for, and nothing is read ahead for it. */
async function followedSlowly(): Promise<number> {
  const PAGE = 100;
  const path = join(folder, 'followed.db');
  const store = await openSqliteStore(path);
  const stop = new AbortController();
  const pages = store.follow(-1, { pageSize: PAGE, signal: stop.signal })[Symbol.asyncIterator]();
  let next = 0;
  for (let round = 0; round < 20; round += 1) {
    const events = Array.from({ length: EVENTS / 100 }, (_, n) => eventOf(round * EVENTS + n, 1));
    await store.append({ stream: 'followed', expected: 'any', events });
    const page = (await pages.next()).value as readonly { readonly seq: number }[];
    expect(page.map(({ seq }) => seq)).toEqual(Array.from({ length: PAGE }, (_, index) => next + index));
    next += PAGE;
  }
  stop.abort();
  await pages.next();
  await store.close();
  return PAGE;
}
