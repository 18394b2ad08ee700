import { ContributorsMarked, event, GoalDropped, MeasurementCorrected, MeasurementRecorded, MeasurementRetracted, TargetChanged, UnitsMerged } from '#domain';
import { measured } from '../testing/facts.js';
import { growthSpec } from '../testing/happenings.js';
import { day, TestLedger } from '../testing/ledger.js';
import { recordSamplePlan } from '../testing/plan.js';
import { onEveryEngine } from '../testing/places.js';
import { builtViews } from '../testing/views.js';
import { planChanges } from './changes.js';

const counted = (unit: string, value: number, on: string) => event(MeasurementRecorded, measured(unit, value), { validFrom: day(on) });

const target = (rate: string, on: string) => event(TargetChanged, { goal: 'G1', previous: '2 %', next: rate, ...growthSpec(rate) }, { validFrom: day(on) });

onEveryEngine((places) => {
  const AT = day('2023-01-15');

  /** The sample plan with a count of each branch at the end of 2020, 2021 and 2022. */
  async function threeYears() {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    const ids = new Map<string, string>();
    for (const [year, value] of [
      ['2020', 100],
      ['2021', 103],
      ['2022', 106],
    ] as const) {
      for (const unit of ['b1', 'b2', 'b3']) {
        const [id] = await ledger.record(counted(unit, value, `${year}-12-31`));
        ids.set(`${unit} ${year}`, id as string);
      }
    }
    const from = (await ledger.store.head()).seq;
    const changes = async () => {
      const views = await builtViews(await places.make(), ledger.store);
      const found = await views.reader.snapshot(async (read) => planChanges(read, 'N', AT, { after: from, to: (await ledger.store.head()).seq }));
      await views.close();
      return found.map(({ statementId, because, causes, before, after }) => ({ statementId, because: because.map(({ id }) => id), causes, before, after }));
    };
    const idOf = (fact: string) => ids.get(fact) ?? null;
    return { ledger, changes, idOf };
  }

  describe('what differs between two points of knowledge', () => {
    it('is nothing when nothing that bears on the day was recorded', async () => {
      const { ledger, changes } = await threeYears();
      await ledger.record(counted('b1', 200, '2023-06-30'));
      expect(await changes()).toEqual([]);
    });

    it('is laid to a correction', async () => {
      const { ledger, changes, idOf } = await threeYears();
      const [correction] = await ledger.record(event(MeasurementCorrected, measured('b1', 50), { validFrom: day('2022-12-31'), corrects: idOf('b1 2022') }));
      const found = await changes();
      expect(found).toMatchObject([
        { statementId: 'A', because: [correction] },
        { statementId: 'G1', because: [correction], causes: 1 },
      ]);
      expect(found[0]?.before?.distribution).not.toEqual(found[0]?.after?.distribution);
      expect(found[1]?.before?.figures).not.toEqual(found[1]?.after?.figures);
    });

    it('is laid to a retraction, though the fact is in neither answer', async () => {
      const { ledger, changes, idOf } = await threeYears();
      const [retraction] = await ledger.record(event(MeasurementRetracted, { measure: 'members', unit: 'b2' }, { corrects: idOf('b2 2022') }));
      const goal = (await changes()).find(({ statementId }) => statementId === 'G1');
      expect(goal?.because).toEqual([retraction]);
    });

    it('is laid to a decision, not to one that holds only later', async () => {
      const { ledger, changes } = await threeYears();
      const [raised] = await ledger.record(target('0.05', '2022-01-01'));
      await ledger.record(target('0.09', '2023-02-01'));
      const goal = (await changes()).find(({ statementId }) => statementId === 'G1');
      expect(goal?.because).toEqual([raised]);
    });

    it('is not laid to what leaves every answer as it is, such as who a measure is about (bug-1024)', async () => {
      const { ledger, changes, idOf } = await threeYears();
      await ledger.record(event(ContributorsMarked, { measure: 'members', contributors: 'value' }));
      expect(await changes()).toEqual([]);
      const [correction] = await ledger.record(event(MeasurementCorrected, measured('b1', 50), { validFrom: day('2022-12-31'), corrects: idOf('b1 2022') }));
      expect((await changes()).map(({ because }) => because)).toEqual([[correction], [correction]]);
    });

    it('tells of a goal that was dropped', async () => {
      const { ledger, changes } = await threeYears();
      const [dropped] = await ledger.record(event(GoalDropped, { goal: 'G2' }, { validFrom: day('2022-05-01') }));
      const goal = (await changes()).find(({ statementId }) => statementId === 'G2');
      expect(goal).toMatchObject({ because: [dropped], before: { ended: null }, after: { ended: 'dropped', tracked: false } });
    });

    it('is laid to a change of the organisation where that changed who reports', async () => {
      const { ledger, changes } = await threeYears();
      const [merged] = await ledger.record(event(UnitsMerged, { from: ['b2'], into: 'b1' }, { validFrom: day('2022-07-01') }));
      const goal = (await changes()).find(({ statementId }) => statementId === 'G3');
      expect(goal?.because).toEqual([merged]);
    });
  });
});
