import { ManualClock } from '#kernel';
import { event, LedgerRenamed, MeasurementCorrected, RulesAdopted } from '#domain';
import { TestLedger, day, opened } from '../testing/ledger.js';
import { onEveryEngine } from '../testing/places.js';
import { builtViews, catchUp } from '../testing/views.js';
import { projection } from './projection.js';
import { Projector } from './projector.js';
import { insert, update } from './row-change.js';
import { table } from './table.js';
import { CheckpointMoved } from './views.js';

const titleTable = table('title', { seq: 'integer', title: 'text' }, { key: ['seq'] });
const titles = projection('titles', 1, [titleTable], {
  LedgerOpened: ({ seq, data }) => [insert(titleTable, { seq, title: data.title })],
  LedgerRenamed: ({ seq, data }) => [insert(titleTable, { seq, title: data.title })],
});
const ruleTable = table('rule', { seq: 'integer', rules: 'text' }, { key: ['seq'] });
const picky = projection('picky', 1, [ruleTable], {
  RulesAdopted: ({ seq, data }) => {
    if (data.rules === 'bad') throw new Error('no such rules');
    return [insert(ruleTable, { seq, rules: data.rules })];
  },
});
const strict = projection('strict', 1, [], { RulesAdopted: () => [update(ruleTable, { rules: 'x' }, { seq: 99 })] });

const rename = (title: string) => event(LedgerRenamed, { title });
const rules = (version: string) => event(RulesAdopted, { rules: version });

async function ledgerOf(...events: readonly (ReturnType<typeof rename> | ReturnType<typeof rules>)[]): Promise<TestLedger> {
  const ledger = new TestLedger();
  await ledger.record(opened);
  for (const one of events) await ledger.record(one);
  return ledger;
}

onEveryEngine((places) => {
  describe('a projector', () => {
    it('applies every event once, page by page, and stands where the log ends', async () => {
      const ledger = await ledgerOf(...Array.from({ length: 20 }, (_, index) => rename(`title ${index}`)));
      const views = await builtViews(await places.make(), ledger.store, { projections: [titles], pageSize: 4 });
      const rows = await views.reader.snapshot((read) => read.all<{ seq: number }>('SELECT seq FROM title ORDER BY seq'));
      expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, seq) => seq));
      expect(await views.projector.status()).toMatchObject([{ name: 'titles', seq: 20, lag: 0, stopped: null }]);
      await views.close();
    });

    it('goes on from its checkpoint after a restart', async () => {
      const ledger = await ledgerOf(rename('one'));
      const place = await places.make();
      await (await builtViews(place, ledger.store, { projections: [titles] })).close();
      await ledger.record(rename('two'));
      const views = await builtViews(place, ledger.store, { projections: [titles] });
      expect(views.projector.seq).toBe(2);
      await views.close();
    });

    it('stops before an event it can not apply, says which and since when, and lets the other projections go on', async () => {
      const ledger = await ledgerOf(rename('one'), rules('2'), rules('bad'), rules('3'));
      const clock = new ManualClock(1_700_000_000_000_000);
      const views = await builtViews(await places.make(), ledger.store, { projections: [titles, picky], pageSize: 10, clock });
      const [bad] = await ledger.store.readAll(2, 1);
      expect(await views.projector.status()).toMatchObject([
        { name: 'titles', seq: 4, stopped: null },
        { name: 'picky', seq: 2, lag: 2, stopped: { eventId: bad?.id, seq: 3, error: 'no such rules', since: '2023-11-14T22:13:20.000000Z' } },
      ]);
      expect(await views.reader.snapshot((read) => read.all('SELECT rules FROM rule'))).toMatchObject([{ rules: '2' }]);
      await views.close();
    });

    it('stops at a change that meets no row, and takes back what the page had done after the event before', async () => {
      const ledger = await ledgerOf(rename('one'), rules('2'), rename('two'));
      const views = await builtViews(await places.make(), ledger.store, { projections: [picky, strict], pageSize: 10 });
      expect(await views.projector.status()).toMatchObject([
        { name: 'picky', seq: 3, stopped: null },
        { name: 'strict', seq: 1, stopped: { seq: 2, error: 'rule has no row to change where seq is 99' } },
      ]);
      await views.close();
    });

    it('stops every projection at an event of an unknown type', async () => {
      const ledger = await ledgerOf(rename('one'));
      const id = await ledger.recordRaw('FromTheFuture', {});
      const views = await builtViews(await places.make(), ledger.store, { projections: [titles, picky] });
      for (const { seq, stopped } of await views.projector.status()) {
        expect([seq, stopped?.eventId]).toEqual([1, id]);
      }
      await views.close();
    });

    it('tries a stopped projection again when it is started anew, and keeps the time it first stopped', async () => {
      const ledger = await ledgerOf(rules('bad'));
      const clock = new ManualClock(1_700_000_000_000_000);
      const place = await places.make();
      await (await builtViews(place, ledger.store, { projections: [picky], clock })).close();
      clock.advance(60_000_000);
      const again = await builtViews(place, ledger.store, { projections: [picky], clock });
      expect((await again.projector.status())[0]?.stopped?.since).toBe('2023-11-14T22:13:20.000000Z');
      await again.close();
      const mended = { ...picky, apply: () => [] };
      const views = await builtViews(place, ledger.store, { projections: [mended], clock });
      expect(await views.projector.status()).toMatchObject([{ seq: 1, stopped: null }]);
      await views.close();
    });

    it.each([
      ['lacks an event', [0, 2, 3], 'event 2 where 1 should be'],
      ['has an event twice', [0, 1, 1, 2, 3], 'event 1 where 2 should be'],
      ['has two in each other’s place', [0, 2, 1, 3], 'event 2 where 1 should be'],
    ])('bug-433: applies nothing of a page that %s, and goes on when it comes as it is', async (_, order, problem) => {
      const { store } = await ledgerOf(rename('one'), rename('two'), rename('three'));
      let sound = false;
      const log = {
        head: () => store.head(),
        readAll: async (after: number, limit: number) => {
          const page = await store.readAll(after, limit);
          return sound ? page : order.flatMap((index) => page[index] ?? []);
        },
      };
      const writer = await (await (await places.make()).home([titles])).open('live');
      const projector = await Projector.open(log, writer, [titles], { pageSize: 10, clock: new ManualClock(0) });
      await expect(projector.step()).rejects.toThrow(problem);
      expect(projector.seq).toBe(-1);
      sound = true;
      expect(await projector.step()).toBe(4);
      expect(await projector.status()).toMatchObject([{ seq: 3, stopped: null }]);
      await writer.close();
    });

    it('refuses to apply a page that another projector has applied', async () => {
      const ledger = await ledgerOf();
      const views = await builtViews(await places.make(), ledger.store, { projections: [titles] });
      const second = await Projector.open(ledger.store, views.writer, [titles], { pageSize: 10, clock: new ManualClock(0) });
      await ledger.record(rename('one'));
      await catchUp(views.projector);
      await expect(second.step()).rejects.toThrow(CheckpointMoved);
      expect(await views.reader.snapshot((read) => read.all('SELECT seq FROM title'))).toHaveLength(2);
      await views.close();
    });
  });

  describe('the read models as they are', () => {
    it('stop at a correction of nothing', async () => {
      const ledger = await ledgerOf();
      const data = {
        measure: 'm',
        unit: 'u',
        value: null,
        numerator: null,
        denominator: null,
        survey: null,
        provisional: false,
        source: null,
        evidence: [],
        note: null,
        delivery: null,
      };
      await ledger.record(event(MeasurementCorrected, data, { validFrom: day('2022-01-01'), corrects: '00000000-0000-7000-8000-000000000000' }));
      const views = await builtViews(await places.make(), ledger.store);
      expect(await views.projector.status()).toMatchObject([
        { name: 'history', seq: 1, stopped: null },
        { name: 'facts', seq: 0, stopped: { seq: 1, error: expect.stringMatching(/^measurement has no row to change where root is that of 0{8}-/) } },
        { name: 'status', seq: 1, stopped: null },
      ]);
      await views.close();
    });
  });
});
