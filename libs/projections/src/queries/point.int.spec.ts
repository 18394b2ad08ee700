import { event, TimeZoneChanged, UnitEstablished } from '#domain';
import { day, prefixOf, TestLedger } from '../testing/ledger.js';
import { recordSamplePlan, samplePlan } from '../testing/plan.js';
import { onEveryEngine } from '../testing/places.js';
import { builtViews } from '../testing/views.js';
import { zoneOfDay } from './ledger.js';
import { answerableSeq, basisAt, reachedSeq, resolveAsOf } from './point.js';

async function running(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await recordSamplePlan(ledger);
  return ledger;
}

onEveryEngine((places) => {
  const ZONE = 'Europe/Oslo';

  describe('a point of knowledge', () => {
    it('on a day is the end of it where the organisation is', async () => {
      const ledger = await running();
      const before = (await ledger.store.head()).seq;
      const late = event(UnitEstablished, { unit: 'late', kind: 'branch', name: 'late', parent: 'south' }, { validFrom: day('2022-01-01') });
      await ledger.record(late, { on: '2022-03-01' });
      expect(await resolveAsOf(ledger.store, '2022-02-28', ZONE)).toBe(before);
      expect(await resolveAsOf(ledger.store, '2022-03-01', ZONE)).toBe(before + 1);
      expect(await resolveAsOf(ledger.store, '2022-02-28T23:00:00Z', ZONE)).toBe(before);
      expect(await resolveAsOf(ledger.store, '2022-02-28T23:00:00.000001Z', ZONE)).toBe(before + 1);
    });

    it('bug-012: on a day stays where it was when the zone is changed later', async () => {
      const ledger = await running();
      await ledger.record(event(TimeZoneChanged, { timeZone: 'America/New_York' }), { on: '2022-03-01' });
      const views = await builtViews(await places.make(), ledger.store);
      const zones = await views.reader.snapshot((read) => Promise.all(['2022-02-28', '2022-03-01'].map((on) => zoneOfDay(read, day(on)))));
      await views.close();
      expect(zones).toEqual([ZONE, 'America/New_York']);
    });

    it('inside an append is the end of the one before', async () => {
      const { store } = await running();
      expect(await resolveAsOf(store, 'seq:0', ZONE)).toBe(0);
      expect(await resolveAsOf(store, 'seq:3', ZONE)).toBe(0);
      expect(await resolveAsOf(store, 'seq:6', ZONE)).toBe(6);
    });

    it('may be the last of the ledger, and no later', async () => {
      const { store } = await running();
      const { seq } = await store.head();
      expect(seq).toBeGreaterThan(9);
      expect(await resolveAsOf(store, `seq:${seq}`, ZONE)).toBe(seq);
      await expect(resolveAsOf(store, `seq:${seq + 1}`, ZONE)).rejects.toMatchObject({
        kind: 'invalid',
        issues: [{ field: 'asOf', problem: `the ledger ends at seq ${seq}`, remedy: `give at most seq:${seq}` }],
      });
    });

    it.each(['yesterday', '2022-02-30', 'seq:-1', 'seq:1.5', 'seq:01', 'aseq:1', 'seq:1a', ''])(
      'refuses %j as none, with the forms there are',
      async (text) => {
        const { store } = await running();
        const problem = `${JSON.stringify(text)} is no point of knowledge`;
        const remedy = 'give a day (2023-01-31, its end in the time zone of the ledger), an instant (2023-01-31T12:00:00Z) or a position (seq:1200)';
        await expect(resolveAsOf(store, text, ZONE)).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'asOf', problem, remedy }] });
      },
    );

    it.each(['yesterday', '2022-02-28T25:00:00Z', 'seq:9999'])('refuses %j, naming the field', async (text) => {
      const { store } = await running();
      await expect(resolveAsOf(store, text, ZONE, 'from')).rejects.toMatchObject({ kind: 'invalid', issues: [{ field: 'from' }] });
    });

    it('that the read models have not reached is "not yet"', async () => {
      const { store } = await running();
      const views = await builtViews(await places.make(), prefixOf(store, 8));
      const problem = 'the read models have reached seq 8 and not yet 9';
      await expect(views.reader.snapshot((read) => answerableSeq(read, 9))).rejects.toMatchObject({
        kind: 'not-yet',
        message: problem,
        issues: [{ field: 'asOf', problem, remedy: 'ask again shortly, or leave asOf out' }],
      });
      expect(await views.reader.snapshot((read) => Promise.all([8, 6, 0, null].map((asked) => answerableSeq(read, asked))))).toEqual([8, 6, 0, 8]);
      await views.close();
    });

    it('"now" is before everything where nothing was recorded', async () => {
      const views = await builtViews(await places.make(), new TestLedger().store);
      expect(await views.reader.snapshot((read) => Promise.all([reachedSeq(read), answerableSeq(read, null)]))).toEqual([-1, -1]);
      await views.close();
    });

    it('"now" never lies inside an append, even where a page of events ended in one', async () => {
      const { store } = await running();
      const views = await builtViews(await places.make(), prefixOf(store, 4));
      expect(await views.reader.snapshot(reachedSeq)).toBe(0);
      await views.close();
    });

    it('is told with each answer, with the settings that were known', async () => {
      const { store } = await running();
      const views = await builtViews(await places.make(), store);
      const seq = samplePlan.flat().length - 1;
      expect(await views.reader.snapshot((read) => basisAt(read, { at: day('2022-01-01'), seq }, '2022-01-01'))).toEqual({
        at: '2022-01-01',
        asOf: '2022-01-01',
        seq,
        timeZone: 'Europe/Oslo',
        rules: '1',
        sample: true,
      });
      await expect(views.reader.snapshot((read) => basisAt(read, { at: day('2022-01-01'), seq: -1 }, null))).rejects.toMatchObject({ kind: 'not-found' });
      await views.close();
    });
  });
});
