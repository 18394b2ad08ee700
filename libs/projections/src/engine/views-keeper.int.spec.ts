import { rmSync, writeFileSync } from 'node:fs';
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
import { allRows, catchUp, TempFolders } from '../testing/views.js';
import { SqliteViewsReader } from '../sqlite/views-reader.js';
import { ViewsFiles } from '../sqlite/views-files.js';
import { ViewsKeeper, type RebuildProgress } from './views-keeper.js';

const folders = new TempFolders();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await folders.remove();
});

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

async function open(ledger: TestLedger, dataFolder: string, options: { readonly projections?: readonly Projection[]; readonly pageSize?: number } = {}) {
  const { projections = readModels, pageSize = 5 } = options;
  const files = new ViewsFiles(dataFolder, projections);
  const views = new SqliteViewsReader(files.live, projections);
  const projector = await ViewsKeeper.open({
    home: files,
    log: ledger.store,
    projections,
    clock: systemClock,
    pageSize,
    upkeep: (writer) => refreshStatuses(views, writer, ledger.clock),
    release: () => views.close(),
  });
  closing.push(() => projector.close());
  const reader = new SqliteViewsReader(files.live, projections);
  closing.push(() => reader.close());
  return { projector, reader, files };
}

describe('the read models in their file', () => {
  it('come back equal, every row, when the file was deleted while the ledger was stopped', async () => {
    const ledger = await running();
    const folder = await folders.make();
    const before = await open(ledger, folder);
    await catchUp(before.projector);
    await before.projector.close();
    const rows = allRows(before.files.live);
    expect(rows['measurement']?.length).toBeGreaterThan(0);
    rmSync(before.files.live);
    const after = await open(ledger, folder);
    await catchUp(after.projector);
    expect(allRows(after.files.live)).toEqual(rows);
  });

  it.each([
    ['a file that is no database', 'not a database, but long enough to be looked at as one'],
    ['an empty file', ''],
  ])('are built anew over %s', async (_what, content) => {
    const ledger = await running();
    const folder = await folders.make();
    writeFileSync(new ViewsFiles(folder, readModels).live, content);
    const { projector } = await open(ledger, folder);
    await catchUp(projector);
    expect(projector.seq).toBe((await ledger.store.head()).seq);
  });

  it('are built anew when they are of another ledger', async () => {
    const folder = await folders.make();
    const other = await open(await running(), folder);
    await catchUp(other.projector);
    await other.projector.close();
    const ledger = new TestLedger();
    await ledger.record([opened]);
    await ledger.record(renamed('Another ledger'));
    const { projector, reader } = await open(ledger, folder);
    await expect(reader.snapshot(reachedSeq)).rejects.toMatchObject({ kind: 'not-yet' });
    await catchUp(projector);
    expect(await reader.snapshot((read) => settingsAt(read, 1))).toMatchObject({ title: 'Another ledger' });
  });

  it('are not answered from while they are of another version, and are built anew', async () => {
    const ledger = await running();
    const folder = await folders.make();
    const old = await open(ledger, folder, { projections: readModels.map((one) => ({ ...one, version: 0 })) });
    await catchUp(old.projector);
    await old.projector.close();
    const { projector, reader } = await open(ledger, folder);
    await expect(reader.snapshot(reachedSeq)).rejects.toMatchObject({ kind: 'not-yet' });
    await catchUp(projector);
    expect(await reader.snapshot(reachedSeq)).toBe((await ledger.store.head()).seq);
  });
});

describe('a rebuild', () => {
  it('tells how far it has come, is asked from throughout, and ends with the same rows', async () => {
    const ledger = await running();
    const { projector, reader, files } = await open(ledger, await folders.make());
    await catchUp(projector);
    const rows = allRows(files.live);
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
    expect(allRows(files.live)).toEqual(rows);
  });

  it('takes in what is recorded meanwhile, on both sides', async () => {
    const ledger = await running();
    const { projector, reader } = await open(ledger, await folders.make());
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

  it('lets a question that is being answered finish on the old file, and asks the next of the new one', async () => {
    const ledger = await running();
    const { projector, reader } = await open(ledger, await folders.make());
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

  it('never mixes what was last written to the old file into the new one', async () => {
    const ledger = await running();
    let withoutUnits = false;
    const mended = readModels.map(
      (one): Projection => ({ ...one, apply: (given) => (withoutUnits && given.type === 'UnitEstablished' ? [] : one.apply(given)) }),
    );
    const { projector, reader, files } = await open(ledger, await folders.make(), { projections: mended });
    await catchUp(projector);
    await reader.snapshot(reachedSeq);
    await ledger.record(renamed('only in the write-ahead log'));
    await catchUp(projector);
    withoutUnits = true;
    await Promise.all([projector.rebuild(), catchUp(projector)]);
    expect(allRows(files.live)['event']).toHaveLength((await ledger.store.head()).seq + 1 - 6);
  });

  it('goes on where it was when it is cut short', async () => {
    const ledger = await running();
    const folder = await folders.make();
    const first = await open(ledger, folder);
    await catchUp(first.projector);
    const cut = first.projector.rebuild();
    await first.projector.step();
    await first.projector.step();
    await first.projector.close();
    await expect(cut).rejects.toMatchObject({ kind: 'unavailable' });
    const second = await open(ledger, folder);
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
    const { projector, reader } = await open(ledger, await folders.make(), { projections: fragile });
    await catchUp(projector);
    poisoned = true;
    const [rebuilt] = await Promise.allSettled([projector.rebuild(), catchUp(projector)]);
    expect(rebuilt).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/the old read models stay: .*poison/) } });
    expect(await reader.snapshot(reachedSeq)).toBe((await ledger.store.head()).seq);
  });
});
