import { EventEmitter, once } from 'node:events';
import { startPostgres } from '#dev-servers';
import { ManualClock, microsOf, systemClock, type Instant } from '#kernel';
import { makeTestDatabase, openFlakyWay } from '#postgres';
import { event, LedgerRenamed } from '#domain';
import { ViewsKeeper } from '../engine/views-keeper.js';
import { CheckpointMoved } from '../engine/views.js';
import { reachedSeq } from '../queries/point.js';
import { readModels } from '../read-models.js';
import { record, type Happening } from '../testing/happenings.js';
import { recordEveryKind } from '../testing/every-kind.js';
import { TestLedger } from '../testing/ledger.js';
import { inFolder, PostgresPlaces } from '../testing/places.js';
import { recordSamplePlan } from '../testing/plan.js';
import { builtViews, catchUp, TempFolders } from '../testing/views.js';
import { ProjectorLoop } from '../threads/projector-loop.js';
import type { ProjectorReport } from '../threads/projector-messages.js';
import type { PostgresPlace } from './place.js';
import { PostgresViewsReader } from './views-reader.js';
import { ViewsSchemas } from './views-schemas.js';

const hasCaughtUp = (seq: number) => (report: ProjectorReport) => report.failure === null && report.seq === seq;

const folders = new TempFolders();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  await folders.remove();
});

const happened: readonly Happening[] = (['measure', 'report', 'entry', 'correct', 'target', 'measure', 'correct', 'retract', 'merge'] as const).map(
  (what, index) => ({ what, after: 100 + 40 * index, pick: 7 * index, value: 100 + index }),
);

async function ledgerOfMany(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await recordSamplePlan(ledger);
  await recordEveryKind(ledger);
  await record(ledger, happened);
  return ledger;
}

/** What the rows must come to: those of a file that nothing happened to. */
async function dueRows(ledger: TestLedger) {
  const folder = await folders.make();
  await (await builtViews(folder, ledger.store)).close();
  return inFolder(folder).rows();
}

async function kept(ledger: TestLedger, place: PostgresPlace): Promise<ViewsKeeper> {
  const home = await ViewsSchemas.open(place, readModels);
  const options = { home, log: ledger.store, projections: readModels, clock: systemClock, pageSize: 9, upkeep: async () => false };
  const keeper = await ViewsKeeper.open({ ...options, release: () => home.close() });
  closing.push(() => keeper.close());
  return keeper;
}

describe('read models in a PostgreSQL whose connections are cut, or that two projectors write to', () => {
  it('hold every event once, wherever in a page, a commit or a swap that happens, also when the commit was done', async () => {
    const places = new PostgresPlaces();
    closing.push(() => places.end());
    const ledger = await ledgerOfMany();
    const due = await dueRows(ledger);
    const place = await places.make();
    const way = await openFlakyWay(place.url);
    closing.push(() => way.close());
    const keeper = await kept(ledger, { ...place, url: way.url });
    let cuts = 0;
    const catchUpThroughCuts = async (): Promise<void> => {
      for (let bytes = 1; ; bytes = (bytes * 7) % 1009) {
        way.cutAfter(bytes);
        const moved = await keeper.step().catch((error: unknown) => {
          expect(error).toMatchObject({ kind: 'unavailable' });
          cuts += 1;
          return true;
        });
        way.mend();
        if (!moved && cuts > 0) return;
        // without this, a page whose commit is cut each time would never be passed
        await keeper.step();
      }
    };
    await catchUpThroughCuts();
    expect(cuts).toBeGreaterThan(3);
    expect(await place.rows()).toEqual(due);
    await record(ledger, happened);
    cuts = 0;
    await catchUpThroughCuts();
    expect(await place.rows()).toEqual(await dueRows(ledger));
  });

  it('refuse an answer that was cut in the middle, and give the next one whole', async () => {
    const places = new PostgresPlaces();
    closing.push(() => places.end());
    const ledger = await ledgerOfMany();
    const place = await places.make();
    await (await builtViews(place, ledger.store)).close();
    const way = await openFlakyWay(place.url);
    closing.push(() => way.close());
    const reader = new PostgresViewsReader({ ...place, url: way.url }, readModels, { atOnce: 1 });
    closing.push(() => reader.close());
    const events = () => reader.snapshot((read) => read.all('SELECT * FROM event'));
    const { length } = await events();
    way.cutAfter(5000);
    await expect(events()).rejects.toMatchObject({ kind: 'unavailable' });
    way.mend();
    expect(await events()).toHaveLength(length);
  });

  it('leave a rebuild that another projector has begun anew to that one', async () => {
    const places = new PostgresPlaces();
    closing.push(() => places.end());
    const place = await places.make();
    const stale = await ViewsSchemas.open(place, readModels);
    closing.push(() => stale.close());
    await (await stale.open('next')).close();
    const leading = await ViewsSchemas.open(place, readModels);
    closing.push(() => leading.close());
    await leading.discard('next');
    await (await leading.open('next')).close();
    await expect(stale.swap()).rejects.toThrow('begun the rebuild anew');
    expect(await leading.checkpoints('live')).toBeNull();
    await leading.swap();
    expect(await leading.checkpoints('live')).toHaveLength(readModels.length);
  });

  it('let the second of two projectors at one page find the checkpoint moved, and go on from there', async () => {
    const places = new PostgresPlaces();
    closing.push(() => places.end());
    const ledger = await ledgerOfMany();
    const place = await places.make();
    const first = await kept(ledger, place);
    await catchUp(first);
    const second = await kept(ledger, place);
    await record(ledger, happened);
    const { seq } = await ledger.store.head();
    const refused: unknown[] = [];
    while (first.seq < seq || second.seq < seq) {
      const ends = await Promise.allSettled([first.step(), second.step()]);
      refused.push(...ends.filter((end) => end.status === 'rejected').map(({ reason }) => reason as unknown));
    }
    expect(refused.length).toBeGreaterThan(0);
    for (const reason of refused) expect(reason).toBeInstanceOf(CheckpointMoved);
    expect(await place.rows()).toEqual(await dueRows(ledger));
  });
});

describe('a PostgreSQL that goes away and comes back', () => {
  it('costs the read models nothing, killed or restarted while they are written and read', async () => {
    const server = await startPostgres();
    closing.push(() => server.stop());
    const database = await makeTestDatabase(server.url);
    const ledger = await ledgerOfMany();
    const place = { url: database.url, tenant: 'test' };
    const keeper = await kept(ledger, place);
    const reader = new PostgresViewsReader(place, readModels, { atOnce: 2 });
    closing.push(() => reader.close());
    await catchUp(keeper);
    for (const away of [() => server.kill(), () => server.restart()]) {
      await ledger.record(event(LedgerRenamed, { title: 'meanwhile' }));
      const reading = reader.snapshot(async (read) => {
        await away();
        return read.all('SELECT * FROM event');
      });
      await expect(reading).rejects.toMatchObject({ kind: 'unavailable' });
      await server.restart();
      await catchUp({ step: () => keeper.step().catch(() => true) });
      expect(await reader.snapshot(reachedSeq)).toBe((await ledger.store.head()).seq);
    }
  });

  it('is told of, and since when, through an outage of a minute, and gone on from by itself', async () => {
    const server = await startPostgres();
    closing.push(() => server.stop());
    const places = new PostgresPlaces(server.url);
    closing.push(() => places.end());
    const place = await places.make();
    const ledger = await ledgerOfMany();
    const keeper = await kept(ledger, place);
    const clock = new ManualClock(microsOf('2026-11-22T12:00:00.000000Z' as Instant));
    const reports = new EventEmitter<{ report: [ProjectorReport] }>();
    const loop = new ProjectorLoop(keeper, clock, (news) => news.kind === 'report' && reports.emit('report', news.report));
    /** What it reports in the end when it is woken again and again, however long it would have rested. */
    const woken = async (wanted: (report: ProjectorReport) => boolean): Promise<ProjectorReport> => {
      for (;;) {
        loop.order({ kind: 'resume' });
        const [report] = (await once(reports, 'report')) as [ProjectorReport];
        if (wanted(report)) return report;
      }
    };
    const running = loop.run();
    await woken(hasCaughtUp((await ledger.store.head()).seq));
    await server.kill();
    await ledger.record(event(LedgerRenamed, { title: 'meanwhile' }));
    for (let seconds = 0; seconds <= 60; seconds += 10) {
      const { failure } = await woken((report) => report.failure !== null);
      expect(failure).toMatchObject({ since: '2026-11-22T12:00:00.000000Z', error: expect.stringMatching(/^PostgreSQL at 127\.0\.0\.1/) });
      clock.advance(10_000_000);
    }
    await server.restart();
    await woken(hasCaughtUp((await ledger.store.head()).seq));
    loop.order({ kind: 'close' });
    await running;
    expect(await place.rows()).toEqual(await dueRows(ledger));
  });
});
