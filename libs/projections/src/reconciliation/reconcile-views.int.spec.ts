import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { systemClock } from '#kernel';
import type { Table } from '../engine/table.js';
import { readModels } from '../read-models.js';
import { SqliteViewsReader } from '../sqlite/views-reader.js';
import { refreshStatuses } from '../status/upkeep.js';
import { happened, recordEveryKind } from '../testing/every-kind.js';
import { happenings, record } from '../testing/happenings.js';
import { day, TestLedger } from '../testing/ledger.js';
import { recordSamplePlan } from '../testing/plan.js';
import { builtViews, TempFolders } from '../testing/views.js';
import { MOST_NAMED, reconcileViews, type ReconciledViews } from './index.js';

const LONG = 120_000;
const folders = new TempFolders();
const ledger = new TestLedger();
let sound: string;

beforeAll(async () => {
  await recordSamplePlan(ledger);
  await recordEveryKind(ledger);
  for (const all of fc.sample(happenings, { seed: 5, numRuns: 12 })) await record(ledger, all, async () => undefined);
  await ledger.record(happened('assess', { on: day('2021-06-01'), pick: 1, value: 2, unit: 'union' }, { agreements: new Set(), actions: new Map() }) ?? []);
  const folder = await folders.make();
  const views = await builtViews(folder, ledger.store, { pageSize: 1000 });
  while (await refreshStatuses(views.reader, views.writer, systemClock));
  await views.close();
  sound = join(folder, 'views.db');
}, LONG);
afterAll(() => folders.remove());

/** What is found in a copy of the sound read models after `alter`. */
async function foundAfter(alter: (database: DatabaseSync) => void = () => undefined): Promise<ReconciledViews> {
  const path = join(await folders.make(), 'views.db');
  copyFileSync(sound, path);
  const database = new DatabaseSync(path);
  alter(database);
  database.close();
  const views = new SqliteViewsReader(path, readModels);
  try {
    return await reconcileViews(views, ledger.store, systemClock);
  } finally {
    await views.close();
  }
}

const tables = readModels.flatMap(({ tables }) => tables).filter(({ name }) => name !== 'status' && name !== 'status_need');
const differing = ({ places }: ReconciledViews) => places.flatMap(({ place, different }) => different.map((one) => ({ place, ...one })));

/** The key of one row in the middle of the table, as a condition and as it is told. */
function oneOf(database: DatabaseSync, { name, key }: Table) {
  const rows = database.prepare(`SELECT ${key.join(', ')} FROM ${name} ORDER BY ${key.join(', ')}`).all();
  const row = rows[Math.floor(rows.length / 2)] ?? {};
  return {
    where: key.map((column) => `${column} = ${typeof row[column] === 'number' ? row[column] : `'${String(row[column])}'`}`).join(' AND '),
    at: key.map((column) => `${column} ${String(row[column])}`).join(', '),
  };
}

describe('holding the read models to the log', () => {
  it(
    'finds nothing where nothing was touched, and tells what there is',
    async () => {
      const found = await foundAfter();
      const { seq } = await ledger.store.head();
      expect(differing(found)).toEqual([]);
      expect(found).toMatchObject({ seq, statuses: [] });
      expect(found.places.map(({ place }) => place)).toEqual(tables.map(({ name }) => name));
      expect(found.places.find(({ place }) => place === 'event')).toMatchObject({ due: { count: seq + 1 }, found: { count: seq + 1 } });
      for (const { due, found: there } of found.places) {
        expect(due.count).toBeGreaterThan(0);
        expect(there).toEqual(due);
      }
    },
    LONG,
  );

  it.each(tables.map((table) => [table.name, table] as const))(
    'finds the one row of %s that was removed by hand, by its stream and key',
    async (name, table) => {
      let gone = { where: '', at: '' };
      const found = await foundAfter((database) => {
        gone = oneOf(database, table);
        expect(database.prepare(`DELETE FROM ${name} WHERE ${gone.where}`).run().changes).toBe(1);
      });
      const [only, ...others] = differing(found);
      expect(others).toEqual([]);
      expect(only).toMatchObject({ place: name, faults: [{ at: gone.at, is: 'missing' }] });
      expect(only?.stream).not.toBe('');
      expect(only?.found.count).toBe((only?.due.count ?? 0) - 1);
      expect(only?.found.digest).not.toBe(only?.due.digest);
    },
    LONG,
  );

  it(
    'finds a row that was altered, and one that no event made',
    async () => {
      const found = await foundAfter((database) => {
        database.exec(`UPDATE event SET actor = 'nobody' WHERE seq = 9`);
        database.exec(`INSERT INTO fact_root (event_id, root) VALUES ('no-such-event', 'no-such-root')`);
      });
      expect(differing(found)).toMatchObject([
        { place: 'event', faults: [{ at: 'seq 9', is: 'altered' }], due: { count: expect.any(Number) } },
        { place: 'fact_root', stream: '', due: { count: 0 }, found: { count: 1 }, faults: [{ at: 'event_id no-such-event', is: 'extra' }] },
      ]);
    },
    LONG,
  );

  it(
    'names the first few of many, and counts all',
    async () => {
      const long = differing(await foundAfter((database) => database.exec('DELETE FROM event_subject'))).filter(({ due }) => due.count > MOST_NAMED);
      expect(long.length).toBeGreaterThan(0);
      for (const { found, faults } of long) {
        expect(found).toEqual({ count: 0, digest: '0'.repeat(32) });
        expect(faults).toHaveLength(MOST_NAMED);
      }
    },
    LONG,
  );

  it(
    'finds a kept status that is missing or is not what computing it answers',
    async () => {
      expect((await foundAfter((database) => database.exec(`DELETE FROM status WHERE goal = 'G1'`))).statuses).toEqual(['G1']);
      expect((await foundAfter((database) => database.exec(`UPDATE status SET next_change_on = '2030-01-01' WHERE goal = 'G2'`))).statuses).toEqual(['G2']);
    },
    LONG,
  );
});
