import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, ledgerOnRecord, openLedger, type Layout, type Ledger } from '#application';
import { keysOf, type OpenedLedger } from '#domain';
import { openSqliteReader, type StoredEvent } from '#event-store';
import { parseDate } from '#kernel';
import { nodeDisk } from '#publishing';
import { between } from '#samples';
import { archivedIn, giveKey, SAMPLE } from './support/branches.js';
import { runChild } from './support/child.js';
import { holdInvariants } from './support/invariants.js';
import { mustBeKept, publishedIn } from './support/published-files.js';
import { RecordedDisk } from './support/recorded-disk.js';
import { recordingWrites } from './support/recorder.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';

const IMAGES = scaled(150, 1_000);
/** Of so many images one has a signer's process started on it, which takes longer than all else. */
const SIGNED_EVERY = 5;
const [ROUNDS, AT_ONCE] = ['4', '40'];
const ALL = 10_000;
/** The ledger, in folders that are made with it. */
const LEDGER = join('new', 'ledger');
const row = new Row('5', { short: 45, long: 300 });
const folder = mkdtempSync(join(tmpdir(), 'fremdrift-power-published-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a run came to that nothing happened to: the events, and the keys that signed over them. */
interface Whole {
  readonly log: readonly StoredEvent[];
  readonly vkeys: readonly string[];
}

it(
  'a ledger that lost power while it signed and published has kept what it showed, its files are those of its log, and it goes on (bug-1050)',
  async () => {
    row.begin();
    const random = seeded('power loss of a published ledger');
    const disk = await recorded();
    const whole = await wholeIn(layoutOf(join(folder, 'copy', LEDGER)));
    const seen = { acknowledged: 0, checkpoints: 0 };
    for (let loss = 0; loss < IMAGES; loss += 1) {
      const [lost, step] = [join(folder, 'lost'), between(random, 1, disk.steps.length)];
      disk.writeAsLost(lost, step, random);
      const told = toldIn(disk.toldBefore(step));
      seen.acknowledged += told.stored.length;
      seen.checkpoints += await mustHaveKept(join(lost, LEDGER), told, whole);
      await mustGoOn(join(lost, LEDGER), told, whole, loss % SIGNED_EVERY === 0);
      rmSync(lost, { recursive: true });
    }
    row.tell(
      `${IMAGES} losses of power within ${count(disk.steps.length)} changes and syncs of a published ledger: 0 lost of ${count(seen.acknowledged)} acknowledged and ` +
        `${count(seen.checkpoints)} signed checkpoints, none shown that was not kept`,
    );
  },
  row.limit,
);

/** All that a run does to the disk, from before there was a ledger. */
async function recorded(): Promise<RecordedDisk> {
  const [image, copy, trace] = [join(folder, 'image'), join(folder, 'copy'), join(folder, 'trace')];
  for (const each of [image, copy]) mkdirSync(each);
  const { code, complaints } = await runChild('published-ledger', [join(copy, LEDGER), ROUNDS, AT_ONCE], { through: recordingWrites(trace) });
  expect([code, complaints]).toEqual([0, '']);
  return RecordedDisk.read(trace, copy, image);
}

async function wholeIn({ log }: Layout): Promise<Whole> {
  const reader = openSqliteReader(log);
  try {
    const ledger = (await ledgerOnRecord(reader)) as OpenedLedger;
    return { log: await reader.readAll(-1, ALL), vkeys: keysOf(ledger, ledger.origin) };
  } finally {
    await reader.close();
  }
}

interface Told {
  readonly made: boolean;
  /** seqs up to which everything was acknowledged. */
  readonly stored: readonly number[];
  /** Events under the last checkpoint that was published; 0 before. */
  readonly published: number;
}

function toldIn(lines: readonly string[]): Told {
  const numbers = (word: string) => lines.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.split(' ')[1]));
  return { made: lines.includes('made'), stored: numbers('stored'), published: Math.max(0, ...numbers('published')) };
}

/** Looks at the files as they lie, before a start mends any. @returns how many checkpoints are kept */
async function mustHaveKept(lost: string, { published }: Told, { log, vkeys }: Whole): Promise<number> {
  const archived = await archivedIn(lost);
  const shown = await shownIn(lost, { log, vkeys });
  if (shown !== null) mustBeKept(shown, archived);
  expect(shown?.size ?? 0).toBeGreaterThanOrEqual(published);
  holdInvariants({ log, acknowledged: new Map(), checkpoints: archived });
  return archived.length;
}

/** Starts it as after any end, and holds what it has to what was told; where there may be none yet, as who makes one does. */
async function mustGoOn(lost: string, { made, stored }: Told, { log }: Whole, signs: boolean): Promise<void> {
  const mended: string[] = [];
  const ledger = await openLedger(lost, { tell: (line) => mended.push(line), ...(!made && { create: SAMPLE }) });
  try {
    expect(mended).toEqual([]);
    const found = await ledger.store.readAll(-1, ALL);
    if (made) {
      const acknowledged = new Map(log.slice(0, Math.max(0, ...stored) + 1).map(({ id, seq, payload }) => [id, { seq, payload }]));
      holdInvariants({ log: found, acknowledged, sent: new Set(log.map(({ id }) => id)), checkpoints: await archivedIn(lost) });
      expect(found).toEqual(log.slice(0, found.length));
    }
    if (signs) await mustSign(ledger);
  } finally {
    await ledger.close();
  }
}

/** Signs and publishes what no run before it had. */
async function mustSign(ledger: Ledger): Promise<void> {
  const { runner, self, layout } = ledger;
  await giveKey(ledger);
  const grounds = { reason: 'to go on', mandate: { body: 'Landsstyret', date: parseDate('2021-01-20') } };
  await runner.execute({ name: 'renameLedger', data: { title: 'Etterpå' }, caller: self, expected: 'latest', ...grounds });
  await ledger.publishing.signNow();
  const { origin, keys } = await ledger.settings();
  const log = await ledger.store.readAll(-1, ALL);
  const shown = await shownIn(layout.root, { log, vkeys: keysOf({ keys }, origin) });
  expect(shown?.size).toBe(log.length);
  holdInvariants({ log, acknowledged: new Map(), checkpoints: await archivedIn(layout.root) });
}

function shownIn(lost: string, { log, vkeys }: Whole): ReturnType<typeof publishedIn> {
  const { published, inside } = layoutOf(lost);
  return publishedIn({ published: nodeDisk(published), inside: nodeDisk(inside) }, vkeys, log);
}
