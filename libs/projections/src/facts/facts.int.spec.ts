import { EntryChanged, EntryRecorded, EntryRetracted, event, MeasurementCorrected, MeasurementRecorded, MeasurementRetracted, UnitClosed } from '#domain';
import { listDelivery, listEntries, listMeasurements } from '../queries/fact-lists.js';
import { measureSeries } from '../queries/series.js';
import { entered, measured } from '../testing/facts.js';
import { day, TestLedger } from '../testing/ledger.js';
import { recordSamplePlan } from '../testing/plan.js';
import { onEveryEngine } from '../testing/places.js';
import { builtViews } from '../testing/views.js';

const recorded = (unit: string, value: number, on: string) => event(MeasurementRecorded, measured(unit, value), { validFrom: day(on) });

const corrected = (corrects: string | undefined, value: number, on = '2022-01-31') =>
  event(MeasurementCorrected, measured('b1', value), { validFrom: day(on), corrects: corrects ?? null });

onEveryEngine((places) => {
  const AT = day('2023-12-31');
  const page = { cursor: null, limit: 100 };
  const anyDay = { ...page, unit: null, from: null, to: null };

  async function underway() {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    const one = async (...given: Parameters<TestLedger['record']>) => {
      const [id] = await ledger.record(...given);
      return { id: id as string, seq: (await ledger.store.head()).seq };
    };
    const built = () => places.make().then((folder) => builtViews(folder, ledger.store));
    return { one, built };
  }

  describe('a fact in both times', () => {
    it('is the latest correction of its chain, a correction of a correction too, and each was the answer until the next', async () => {
      const { one, built } = await underway();
      const first = await one(recorded('b1', 100, '2022-01-31'));
      const second = await one(corrected(first.id, 110));
      const third = await one(corrected(second.id, 120));
      const views = await built();
      for (const [seq, value] of [
        [first.seq, '100'],
        [second.seq, '110'],
        [third.seq, '120'],
      ] as const) {
        const { items } = await views.reader.snapshot((read) => listMeasurements(read, 'members', { at: AT, seq }, anyDay));
        expect(items).toMatchObject([{ root: first.id, event: { data: { value } } }]);
      }
      await views.close();
    });

    it('counts once where two corrections name the same event: the later recorded stands', async () => {
      const { one, built } = await underway();
      const first = await one(recorded('b1', 100, '2022-01-31'));
      await one(corrected(first.id, 110));
      const last = await one(corrected(first.id, 130));
      const views = await built();
      const { items } = await views.reader.snapshot((read) => listMeasurements(read, 'members', { at: AT, seq: last.seq }, anyDay));
      expect(items).toMatchObject([{ event: { id: last.id } }]);
      await views.close();
    });

    it('is gone once any version of it is retracted, and was there before', async () => {
      const { one, built } = await underway();
      const first = await one(recorded('b1', 100, '2022-01-31'));
      const second = await one(corrected(first.id, 110));
      const retraction = await one(event(MeasurementRetracted, { measure: 'members', unit: 'b1' }, { corrects: first.id }));
      const views = await built();
      const known = (seq: number) => views.reader.snapshot(async (read) => (await listMeasurements(read, 'members', { at: AT, seq }, anyDay)).items.length);
      expect([await known(second.seq), await known(retraction.seq)]).toEqual([1, 0]);
      await views.close();
    });

    it('is not seen before its day', async () => {
      const { one, built } = await underway();
      const { seq } = await one(recorded('b1', 100, '2022-01-31'));
      const views = await built();
      const seen = (at: string) => views.reader.snapshot(async (read) => (await listMeasurements(read, 'members', { at: day(at), seq }, anyDay)).items.length);
      expect([await seen('2022-01-30'), await seen('2022-01-31')]).toEqual([0, 1]);
      await views.close();
    });

    it('is flagged outside every plan period, and where the unit did not exist as is known now', async () => {
      const { one, built } = await underway();
      await one(recorded('b1', 100, '2024-02-01'));
      await one(recorded('b2', 100, '2022-08-01'));
      const { seq } = await one(event(UnitClosed, { unit: 'b2' }, { validFrom: day('2022-07-01') }));
      const views = await built();
      const { items } = await views.reader.snapshot((read) => listMeasurements(read, 'members', { at: day('2024-12-31'), seq }, anyDay));
      expect(items.map(({ flags }) => flags)).toEqual([['outsidePlanPeriod'], ['unitDidNotExist']]);
      await views.close();
    });

    it('of a register is one version of an entry: a change stands beside what it changed, and is retracted alone', async () => {
      const { one, built } = await underway();
      await one(event(EntryRecorded, entered(0), { validFrom: day('2021-02-01') }));
      const change = await one(event(EntryChanged, entered(1), { validFrom: day('2021-06-01') }));
      const { seq } = await one(event(EntryRetracted, { register: 'things', entry: 'thing' }, { corrects: change.id }));
      const views = await built();
      const states = (k: number) =>
        views.reader.snapshot(async (read) =>
          (await listEntries(read, 'things', { at: AT, seq: k }, page)).items.map((item) => (item.event.data as { state: string }).state),
        );
      expect([await states(change.seq), await states(seq)]).toEqual([['planned', 'underWay'], ['planned']]);
      await views.close();
    });
  });

  describe('lists of facts', () => {
    it('come in parts that join without a gap, of one delivery and over kinds', async () => {
      const { one, built } = await underway();
      for (const [index, value] of [3, 6, 9, 12, 15].entries()) await one(recorded('b1', value, `2022-0${index + 1}-28`));
      const { seq } = await one(recorded('b1', 10, '2022-09-30'));
      const views = await built();
      const seen: number[] = [];
      for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
        const part = await views.reader.snapshot((read) => listDelivery(read, 'd1', { at: AT, seq }, { cursor, limit: 2 }));
        seen.push(...part.items.map((item) => item.seq));
        cursor = part.next;
      }
      expect(seen).toEqual([seq - 5, seq - 4, seq - 3, seq - 2, seq - 1]);
      await views.close();
    });

    it.each([
      ['a measure', (read: Parameters<typeof listMeasurements>[0]) => listMeasurements(read, 'nothing', { at: AT, seq: 1 }, anyDay), 'measure'],
      ['a register', (read: Parameters<typeof listEntries>[0]) => listEntries(read, 'nothing', { at: AT, seq: 1 }, page), 'register'],
      ['a delivery', (read: Parameters<typeof listDelivery>[0]) => listDelivery(read, 'nothing', { at: AT, seq: 1 }, page), 'delivery'],
    ])('refuse %s that was not known', async (_what, ask, field) => {
      const { built } = await underway();
      const views = await built();
      await expect(views.reader.snapshot((read): Promise<unknown> => ask(read))).rejects.toMatchObject({ kind: 'not-found', issues: [{ field }] });
      await views.close();
    });

    it('are empty of a delivery that was retracted whole, and refuse it only before it came', async () => {
      const { one, built } = await underway();
      const first = await one(recorded('b1', 3, '2022-01-31'));
      const { seq } = await one(event(MeasurementRetracted, { measure: 'members', unit: 'b1' }, { corrects: first.id }));
      const views = await built();
      const known = (at: number) => views.reader.snapshot((read) => listDelivery(read, 'd1', { at: AT, seq: at }, page));
      expect(await known(seq)).toEqual({ items: [], next: null });
      await expect(known(first.seq - 1)).rejects.toMatchObject({ kind: 'not-found', issues: [{ field: 'delivery' }] });
      await views.close();
    });

    it('refuse a cursor that no page gave', async () => {
      const { built } = await underway();
      const views = await built();
      const asked = views.reader.snapshot((read) => listMeasurements(read, 'members', { at: AT, seq: 5 + 5 }, { ...anyDay, cursor: 'x' }));
      await expect(asked).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'cursor' }] });
      await views.close();
    });
  });

  describe('a series', () => {
    it('sums the units below, counts everyone once, and leaves out who did not report', async () => {
      const { one, built } = await underway();
      await one(recorded('b1', 100, '2022-01-31'));
      await one(recorded('b2', 50, '2022-01-31'));
      await one(recorded('b3', 25, '2022-01-31'));
      await one(recorded('north', 160, '2022-01-31'));
      const { seq } = await one(recorded('b3', 30, '2022-02-28'));
      const views = await built();
      const values = (unit: string | null) =>
        views.reader.snapshot(async (read) =>
          (await measureSeries(read, 'members', unit, { at: AT, seq })).points.map(({ from, value, units }) => [from, value, units]),
        );
      expect(await values('union')).toEqual([
        ['2022-01-31', '185', ['b3', 'north']],
        ['2022-02-28', '30', ['b3']],
      ]);
      expect(await values('b1')).toEqual([['2022-01-31', '100', ['b1']]]);
      await views.close();
    });
  });
});
