import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Ledger } from '#application';
import type { StoredEvent } from '#event-store';
import { Broken, systemClock } from '#kernel';
import { Projector, readModels, SqliteViewsWriter, type Log } from '#projections';
import { between, type Random } from '#samples';
import { counted, openBranches, recorderOf } from './support/branches.js';
import { rowsIn } from './support/read-models.js';
import { count, Row } from './support/row.js';
import { scaled } from './support/scale.js';
import { seeded } from './support/seed.js';

const EVENTS = scaled(3_000, 10_000);
const PAGE_SIZE = 20;
const row = new Row('10', { short: 20, long: 60 });
const folder = mkdtempSync(join(tmpdir(), 'fremdrift-order-'));
let ledger: Ledger;
beforeAll(async () => {
  ledger = await openBranches(folder);
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

it(
  'lines that come out of order, twice or not at all, and pages that a consumer gets so, leave what the log in its order leaves',
  async () => {
    row.begin();
    const random = seeded('out of order');
    const lines = Array.from({ length: EVENTS }, (_, index) =>
      JSON.stringify({ command: 'recordMeasurement', measure: 'members', ...counted(index, 'a register') }),
    );
    const reports = shuffled([...lines, ...lines.filter(() => random() < 0.2)], random);
    let accepted = 0;
    for await (const answer of ledger.ingestion.deliver(Readable.from([reports.join('\n')]), recorderOf(ledger), { id: 'shuffled', reason: null })) {
      accepted += Number(answer.accepted);
    }
    // where a line stands twice, the second is refused: the source has reported that day already
    expect(accepted).toBe(EVENTS);

    const inOrder = await rowsOf(ledger.store, 'in-order.db');
    const seen = { misdelivered: 0, noticed: 0 };
    const shaken = await rowsOf(misdelivering(ledger.store, random, seen), 'shaken.db', seen);
    expect(shaken).toEqual(inOrder);
    expect(seen.misdelivered).toBeGreaterThan(0);
    expect(seen.noticed).toBe(seen.misdelivered);
    row.tell(
      `${count(reports.length)} lines shuffled, ${count(EVENTS)} accepted; ${seen.misdelivered} pages misdelivered, ${seen.noticed} noticed, 0 rows differ`,
    );
  },
  row.limit,
);

/** The rows that read models come to, however often a page has to be asked for again. */
async function rowsOf(log: Log, name: string, seen = { noticed: 0 }): Promise<object> {
  const path = join(folder, name);
  const writer = new SqliteViewsWriter(path, readModels);
  const projector = await Projector.open(log, writer, readModels, { pageSize: PAGE_SIZE, clock: systemClock });
  for (let moved = -1; moved !== 0; ) {
    try {
      moved = await projector.step();
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      seen.noticed += 1;
    }
  }
  await writer.close();
  return rowsIn(path);
}

/** A log of which every third page or so lacks an event, has one twice, or has two in each other's place. */
function misdelivering(log: Log, random: Random, seen: { misdelivered: number }): Log {
  const ways: readonly ((page: StoredEvent[], at: number) => StoredEvent[])[] = [
    (page, at) => page.toSpliced(at, 1),
    (page, at) => page.toSpliced(at, 0, page[at] as StoredEvent),
    (page, at) => page.toSpliced(at, 2, page[at + 1] as StoredEvent, page[at] as StoredEvent),
  ];
  return {
    head: () => log.head(),
    readAll: async (after, limit) => {
      const page = await log.readAll(after, limit);
      if (page.length < 2 || random() < 0.7) return page;
      seen.misdelivered += 1;
      const way = ways[between(random, 0, ways.length - 1)] as (typeof ways)[number];
      return way([...page], between(random, 0, page.length - 2));
    },
  };
}

function shuffled<T>(all: readonly T[], random: Random): readonly T[] {
  return all
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
