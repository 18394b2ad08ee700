import fc from 'fast-check';
import { systemClock } from '#kernel';
import type { Table } from '../engine/table.js';
import { readModels } from '../read-models.js';
import { refreshStatuses } from '../status/upkeep.js';
import { happened, recordEveryKind } from '../testing/every-kind.js';
import { happenings, record } from '../testing/happenings.js';
import { day, prefixOf, TestLedger } from '../testing/ledger.js';
import { onEveryEngine, type Rows, type TestPlace } from '../testing/places.js';
import { recordSamplePlan } from '../testing/plan.js';
import { builtViews } from '../testing/views.js';
import { MOST_NAMED, reconcileViews, type ReconciledViews } from './index.js';

const LONG = 120_000;
const ledger = new TestLedger();

beforeAll(async () => {
  await recordSamplePlan(ledger);
  await recordEveryKind(ledger);
  for (const all of fc.sample(happenings, { seed: 5, numRuns: 6 })) await record(ledger, all, async () => undefined);
  await ledger.record(happened('assess', { on: day('2021-06-01'), pick: 1, value: 2, unit: 'union' }, { agreements: new Set(), actions: new Map() }) ?? []);
}, LONG);

const KEPT_UP = new Set(['status', 'status_need']);
const tables = readModels.flatMap(({ tables }) => tables).filter(({ name }) => !KEPT_UP.has(name));
const differing = ({ places }: ReconciledViews) => places.flatMap(({ place, different }) => different.map((one) => ({ place, ...one })));

/** What is found in sound read models after they were spoilt by hand. */
async function foundAfter(place: TestPlace, ...spoiling: readonly ((rows: Rows) => string)[]): Promise<ReconciledViews> {
  const views = await builtViews(place, ledger.store, { pageSize: 1000 });
  try {
    while (await refreshStatuses(views.reader, views.writer, systemClock));
    const rows = await place.rows();
    for (const sql of spoiling) await place.spoil(sql(rows));
    return await reconcileViews(views.reader, ledger.store, systemClock);
  } finally {
    await views.close();
  }
}

/** The key of one row in the middle of the table, by each column. */
function keyOfOne(rows: Rows, { name, key }: Table): readonly (readonly [column: string, value: unknown])[] {
  const all = rows[name] ?? [];
  const row = all[Math.floor(all.length / 2)] as Readonly<Record<string, unknown>>;
  return key.map((column) => [column, row[column]]);
}

onEveryEngine((engine) => {
  describe('holding the read models to the log', () => {
    it(
      'finds nothing where nothing was touched, and tells what there is',
      async () => {
        const found = await foundAfter(await engine.make());
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

    it(
      'finds the one row that was removed by hand from each table, by its stream and key',
      async () => {
        const gone = new Map<string, string>();
        const removal = (table: Table) => (rows: Rows) => {
          const key = keyOfOne(rows, table);
          gone.set(table.name, key.map(([column, value]) => `${column} ${String(value)}`).join(', '));
          return `DELETE FROM ${table.name} WHERE ${key.map(([column, value]) => `${column} = '${String(value)}'`).join(' AND ')}`;
        };
        const found = differing(await foundAfter(await engine.make(), ...tables.map(removal)));
        expect(found.map(({ place, faults }) => [place, faults])).toEqual([...gone].map(([place, at]) => [place, [{ at, is: 'missing' }]]));
        for (const { stream, due, found: there } of found) {
          expect(stream).not.toBe('');
          expect(there.count).toBe(due.count - 1);
          expect(there.digest).not.toBe(due.digest);
        }
      },
      LONG,
    );

    it(
      'finds a row that was altered, and one that no event made',
      async () => {
        const found = await foundAfter(
          await engine.make(),
          () => `UPDATE event SET actor = 'nobody' WHERE seq = 9`,
          () => `INSERT INTO fact_root (event_id, root) VALUES ('no-such-event', 'no-such-root')`,
        );
        expect(differing(found)).toMatchObject([
          { place: 'event', faults: [{ at: 'seq 9', is: 'altered' }] },
          { place: 'fact_root', stream: '', due: { count: 0 }, found: { count: 1 }, faults: [{ at: 'event_id no-such-event', is: 'extra' }] },
        ]);
      },
      LONG,
    );

    it(
      'names the first few of many, and counts all',
      async () => {
        const found = await foundAfter(await engine.make(), () => 'DELETE FROM event_subject');
        const long = differing(found).filter(({ due }) => due.count > MOST_NAMED);
        expect(long.length).toBeGreaterThan(0);
        for (const { found: there, faults } of long) {
          expect(there).toEqual({ count: 0, digest: '0'.repeat(32) });
          expect(faults).toHaveLength(MOST_NAMED);
        }
      },
      LONG,
    );

    it(
      'finds a kept status that is missing, and one that is not what computing it answers',
      async () => {
        const found = await foundAfter(
          await engine.make(),
          () => `DELETE FROM status WHERE goal = 'G1'`,
          () => `UPDATE status SET next_change_on = '2030-01-01' WHERE goal = 'G2'`,
        );
        expect(found.statuses.toSorted()).toEqual(['G1', 'G2']);
      },
      LONG,
    );

    it('bug-762: refuses a log that ends before the read models, instead of telling all beyond as extra', async () => {
      const views = await builtViews(await engine.make(), ledger.store, { pageSize: 1000 });
      const { seq } = await ledger.store.head();
      const reconciling = reconcileViews(views.reader, prefixOf(ledger.store, seq - 1), systemClock);
      await expect(reconciling).rejects.toMatchObject({
        kind: 'unavailable',
        message: expect.stringContaining(`ends at ${seq - 1}, before the read models at ${seq}`),
      });
      await views.close();
    });
  });
});
