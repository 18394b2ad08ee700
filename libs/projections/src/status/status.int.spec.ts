import { addDays, microsOf, startOfDay } from '#kernel';
import { event, MeasurementRecorded, MeasurementRetracted, UnitsMerged } from '#domain';
import fc from 'fast-check';
import { EVERY_KIND, recordEveryKind } from '../testing/every-kind.js';
import { measured } from '../testing/facts.js';
import { happenings, record } from '../testing/happenings.js';
import { day, TestLedger } from '../testing/ledger.js';
import { recordSamplePlan } from '../testing/plan.js';
import { onEveryEngine } from '../testing/places.js';
import { builtViews, catchUp } from '../testing/views.js';
import { reachedSeq } from '../queries/point.js';
import { changedStatuses, lastStatusChange, type ChangedStatus } from '../queries/status-changes.js';
import { computedStatuses, planStatus } from '../queries/status.js';
import { keptStatuses } from './read.js';
import { refreshStatuses } from './upkeep.js';

onEveryEngine((places) => {
  const STATEMENTS = ['A', 'G1', 'G2', 'G3', 'G4', 'L1'];

  async function underway(on: string, recordMore: (ledger: TestLedger) => Promise<void> = async () => undefined) {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    await recordMore(ledger);
    const today = (text: string) => ledger.clock.set(microsOf(startOfDay(day(text), 'Europe/Oslo')));
    today(on);
    const views = await builtViews(await places.make(), ledger.store);
    const refresh = () => refreshStatuses(views.reader, views.writer, ledger.clock);
    /** Applies what was recorded and computes what it touched, until nothing is left. */
    const settle = async () => {
      await catchUp(views.projector);
      while (await refresh());
    };
    const kept = (at: string, plan = 'N') => views.reader.snapshot(async (read) => keptStatuses(read, plan, { at: day(at), seq: await reachedSeq(read) }));
    return { ledger, views, today, refresh, settle, kept };
  }

  describe('the materialised status', () => {
    it('is what computing it at the same day and seq answers, whatever happened', async () => {
      await fc.assert(
        fc.asyncProperty(happenings, fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 40, maxLength: 40 }), async (all, daysBetween) => {
          const { ledger, views, today, settle, kept } = await underway('2021-01-01', recordEveryKind);
          let on = day('2021-01-01');
          let happened = 0;
          await settle();
          await record(ledger, all, async () => {
            on = addDays(on, daysBetween[(happened += 1) % daysBetween.length] ?? 0);
            today(on);
            await settle();
            for (const [plan, statements] of [
              ['N', STATEMENTS],
              ['M', EVERY_KIND],
            ] as const) {
              const computed = await views.reader.snapshot(async (read) => computedStatuses(read, plan, { at: on, seq: await reachedSeq(read) }));
              const items = await kept(on, plan);
              expect(items?.toSorted((one, other) => statements.indexOf(one.goalId) - statements.indexOf(other.goalId))).toEqual(computed);
            }
          });
          await views.close();
        }),
        { numRuns: 15 },
      );
    }, 120_000);

    it('is computed anew only when something it rests on was touched, or its day has come', async () => {
      const { ledger, views, today, refresh, settle } = await underway('2021-06-01');
      await settle();
      expect(await refresh()).toBe(false);
      await ledger.record(event(MeasurementRecorded, measured('b1', 100), { validFrom: day('2021-05-31') }));
      await catchUp(views.projector);
      expect(await refresh()).toBe(true);
      await settle();
      expect(await refresh()).toBe(false);
      await ledger.record(event(UnitsMerged, { from: ['b3'], into: 'b1' }, { validFrom: day('2021-05-01') }));
      await catchUp(views.projector);
      expect(await refresh()).toBe(true);
      await settle();
      today('2024-01-02');
      expect(await refresh()).toBe(true);
      await views.close();
    });

    it('is not used for a day outside its own, nor while a fact is not yet in it', async () => {
      const { ledger, views, settle, kept } = await underway('2021-06-01');
      const [id] = await ledger.record(event(MeasurementRecorded, measured('b1', 100), { validFrom: day('2021-05-31') }));
      await settle();
      expect(await kept('2021-06-01')).toHaveLength(STATEMENTS.length);
      expect(await kept('2021-05-31')).toBeNull();
      expect(await kept('2025-06-01')).toBeNull();
      await ledger.record(event(MeasurementRetracted, { measure: 'members', unit: 'b1' }, { corrects: id ?? null }));
      await catchUp(views.projector);
      expect(await kept('2021-06-01')).toBeNull();
      await views.close();
    });

    it('is followed by change numbers: each above all before, in pages, and above them also where it is built anew', async () => {
      const { ledger, views, settle, today } = await underway('2021-06-01');
      const numbered = (after: number, limit = 100) => views.reader.snapshot((read) => changedStatuses(read, after, limit));
      const last = () => views.reader.snapshot(lastStatusChange);
      expect([await last(), await numbered(0)]).toEqual([0, []]);
      await settle();
      const all = await numbered(0);
      expect(all.map(({ goal }) => goal).toSorted()).toEqual(STATEMENTS);
      expect(new Set(all.map(({ changed }) => changed)).size).toBe(all.length);
      expect(all.map(({ changed }) => changed)).toEqual(all.map(({ changed }) => changed).toSorted((one, other) => one - other));
      const paged: ChangedStatus[] = [];
      for (let page = await numbered(0, 4); page.length > 0; page = await numbered(page.at(-1)?.changed ?? 0, 4)) paged.push(...page);
      expect(paged).toEqual(all);
      const before = await last();
      expect(before).toBe(all.at(-1)?.changed);
      await ledger.record(event(MeasurementRecorded, measured('b1', 100), { validFrom: day('2021-05-31') }));
      await settle();
      const { seq } = await ledger.store.head();
      const touched = await numbered(before);
      expect(touched.length).toBeGreaterThan(0);
      expect(touched.length).toBeLessThan(all.length);
      for (const { seq: known, at, item } of touched) expect([known, at, typeof JSON.parse(item)]).toEqual([seq, '2021-06-01', 'object']);
      today('2021-06-02');
      const anew = await builtViews(await places.make(), ledger.store);
      while (await refreshStatuses(anew.reader, anew.writer, ledger.clock));
      expect(await anew.reader.snapshot((read) => changedStatuses(read, before, 100))).toHaveLength(all.length);
      await anew.close();
      await views.close();
    });

    it('gives a plan in the order of the plan', async () => {
      const { views, settle } = await underway('2021-06-01');
      await settle();
      const items = await views.reader.snapshot(async (read) => planStatus(read, 'N', { at: day('2021-06-01'), seq: await reachedSeq(read) }));
      expect(items.map(({ statementId }) => statementId)).toEqual(STATEMENTS);
      await views.close();
    });
  });
});
