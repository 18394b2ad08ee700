import { systemClock } from '#kernel';
import { event, LedgerRenamed } from '#domain';
import type { Projection } from './projection.js';
import { settingsAt } from '../queries/ledger.js';
import { planStatus } from '../queries/status.js';
import { reachedSeq } from '../queries/point.js';
import { readModels } from '../read-models.js';
import { refreshStatuses } from '../status/upkeep.js';
import { record, type Happening } from '../testing/happenings.js';
import { day, opened, TestLedger } from '../testing/ledger.js';
import { recordSamplePlan } from '../testing/plan.js';
import { onEveryEngine, type TestPlace } from '../testing/places.js';
import { catchUp } from '../testing/views.js';
import { ViewsKeeper, type RebuildProgress } from './views-keeper.js';

const happened: readonly Happening[] = (['measure', 'measure', 'report', 'entry', 'correct', 'target', 'override', 'confirm', 'retract', 'merge'] as const).map(
  (what, index) => ({ what, after: 100 + 40 * index, pick: 7 * index, value: 100 + index }),
);

const renamed = (title: string) => event(LedgerRenamed, { title });

async function running(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await recordSamplePlan(ledger);
  await record(ledger, happened);
  return ledger;
}

onEveryEngine((places) => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  async function open(
    ledger: TestLedger,
    place: TestPlace,
    options: { readonly projections?: readonly Projection[]; readonly pageSize?: number; readonly logIsCopy?: boolean } = {},
  ) {
    const { projections = readModels, pageSize = 5, logIsCopy = false } = options;
    const views = place.reader(projections);
    const projector = await ViewsKeeper.open({
      home: await place.home(projections),
      log: ledger.store,
      logIsCopy,
      projections,
      clock: systemClock,
      pageSize,
      upkeep: (writer) => refreshStatuses(views, writer, ledger.clock),
      release: () => views.close(),
    });
    closing.push(() => projector.close());
    const reader = place.reader(projections);
    closing.push(() => reader.close());
    return { projector, reader };
  }

  describe('read models', () => {
    it('come back equal, every row, when they were lost while the ledger was stopped', async () => {
      const ledger = await running();
      const place = await places.make();
      const before = await open(ledger, place);
      await catchUp(before.projector);
      await before.projector.close();
      const rows = await place.rows();
      expect(rows['measurement']?.length).toBeGreaterThan(0);
      await place.lose();
      const after = await open(ledger, place);
      await catchUp(after.projector);
      expect(await place.rows()).toEqual(rows);
    });

    it('bug-730: stay as they are for a copy of the log that is behind them, and are gone on with once it is not', async () => {
      const place = await places.make();
      const others = new TestLedger();
      const own = new TestLedger();
      for (const ledger of [others, own]) await ledger.record([opened]);
      const ids = await others.record(renamed('A name'));
      const ahead = await open(others, place);
      await catchUp(ahead.projector);
      await ahead.projector.close();
      const rows = await place.rows();
      const behind = open(own, place, { logIsCopy: true });
      await expect(behind).rejects.toMatchObject({ kind: 'unavailable', issues: [{ problem: expect.stringContaining('ends at 0') }] });
      expect([ids.length, await place.rows()]).toEqual([1, rows]);
      const again = await open(others, place, { logIsCopy: true });
      expect(again.projector.seq).toBe(1);
    });

    it('are built anew when they are of another ledger', async () => {
      const place = await places.make();
      const other = await open(await running(), place);
      await catchUp(other.projector);
      await other.projector.close();
      const ledger = new TestLedger();
      await ledger.record([opened]);
      await ledger.record(renamed('Another ledger'));
      const { projector, reader } = await open(ledger, place);
      await expect(reader.snapshot(reachedSeq)).rejects.toMatchObject({ kind: 'not-yet' });
      await catchUp(projector);
      expect(await reader.snapshot((read) => settingsAt(read, 1))).toMatchObject({ title: 'Another ledger' });
    });

    it('are not answered from while they are of another version, and are built anew', async () => {
      const ledger = await running();
      const place = await places.make();
      const old = await open(ledger, place, { projections: readModels.map((one) => ({ ...one, version: 0 })) });
      await catchUp(old.projector);
      await old.projector.close();
      const { projector, reader } = await open(ledger, place);
      await expect(reader.snapshot(reachedSeq)).rejects.toMatchObject({ kind: 'not-yet' });
      await catchUp(projector);
      expect(await reader.snapshot(reachedSeq)).toBe((await ledger.store.head()).seq);
    });
  });

  describe('a rebuild', () => {
    it('tells how far it has come, is asked from throughout, and ends with the same rows', async () => {
      const ledger = await running();
      const place = await places.make();
      const { projector, reader } = await open(ledger, place);
      await catchUp(projector);
      const rows = await place.rows();
      const head = (await ledger.store.head()).seq;
      const rebuilt = projector.rebuild();
      const seen: RebuildProgress[] = [];
      while (await projector.step()) {
        const progress = await projector.progress();
        if (progress !== null) seen.push(progress);
        expect(await reader.snapshot(reachedSeq)).toBe(head);
      }
      await rebuilt;
      expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((one, other) => one - other));
      expect(seen.at(0)).toMatchObject({ done: 5, total: head + 1 });
      expect(seen.at(-1)).toMatchObject({ done: head + 1, secondsLeft: 0 });
      expect(await place.rows()).toEqual(rows);
    });

    it('takes in what is recorded meanwhile, on both sides', async () => {
      const ledger = await running();
      const { projector, reader } = await open(ledger, await places.make());
      await catchUp(projector);
      const rebuilt = projector.rebuild();
      await projector.step();
      await ledger.record(renamed('meanwhile'));
      await projector.step();
      const seq = (await ledger.store.head()).seq;
      expect(await reader.snapshot((read) => settingsAt(read, seq))).toMatchObject({ title: 'meanwhile' });
      await catchUp(projector);
      await rebuilt;
      expect(await reader.snapshot(reachedSeq)).toBe(seq);
    });

    it('lets a question that is being answered finish on the old ones, and asks the next of the new', async () => {
      const ledger = await running();
      const { projector, reader } = await open(ledger, await places.make());
      await catchUp(projector);
      const point = { at: day('2022-06-01'), seq: projector.seq };
      const [before, during] = await reader.snapshot(async (read) => {
        const first = await planStatus(read, 'N', point);
        const rebuilt = projector.rebuild();
        await catchUp(projector);
        await rebuilt;
        await ledger.record(renamed('after the swap'));
        await catchUp(projector);
        return [first, await planStatus(read, 'N', point)];
      });
      expect(during).toEqual(before);
      expect(await reader.snapshot((read) => planStatus(read, 'N', point))).toEqual(before);
      expect(await reader.snapshot(reachedSeq)).toBe(point.seq + 1);
    });

    it('never mixes what was last written to the old ones into the new', async () => {
      const ledger = await running();
      let withoutUnits = false;
      const mended = readModels.map(
        (one): Projection => ({ ...one, apply: (given) => (withoutUnits && given.type === 'UnitEstablished' ? [] : one.apply(given)) }),
      );
      const place = await places.make();
      const { projector, reader } = await open(ledger, place, { projections: mended });
      await catchUp(projector);
      await reader.snapshot(reachedSeq);
      await ledger.record(renamed('only just written'));
      await catchUp(projector);
      withoutUnits = true;
      await Promise.all([projector.rebuild(), catchUp(projector)]);
      expect((await place.rows())['event']).toHaveLength((await ledger.store.head()).seq + 1 - 6);
    });

    it('goes on where it was when it is cut short', async () => {
      const ledger = await running();
      const place = await places.make();
      const first = await open(ledger, place);
      await catchUp(first.projector);
      const cut = first.projector.rebuild();
      await first.projector.step();
      await first.projector.step();
      await first.projector.close();
      await expect(cut).rejects.toMatchObject({ kind: 'unavailable' });
      const second = await open(ledger, place);
      expect(await second.projector.progress()).toMatchObject({ done: 10 });
      await catchUp(second.projector);
      expect(await second.projector.progress()).toBeNull();
    });

    it('that can not apply an event leaves sound read models in place and says why', async () => {
      const ledger = await running();
      let poisoned = false;
      const fragile = readModels.map(
        (one): Projection => ({
          ...one,
          apply: (applied) => {
            if (poisoned && applied.type === 'TargetChanged') throw new Error('poison');
            return one.apply(applied);
          },
        }),
      );
      const { projector, reader } = await open(ledger, await places.make(), { projections: fragile });
      await catchUp(projector);
      poisoned = true;
      const [rebuilt] = await Promise.allSettled([projector.rebuild(), catchUp(projector)]);
      expect(rebuilt).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/the old read models stay: .*poison/) } });
      expect(await reader.snapshot(reachedSeq)).toBe((await ledger.store.head()).seq);
    });
  });
});
