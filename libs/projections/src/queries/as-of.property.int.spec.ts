import fc from 'fast-check';
import type { Read } from '../engine/views.js';
import { EVERY_KIND, recordEveryKind } from '../testing/every-kind.js';
import { happenings, record } from '../testing/happenings.js';
import { day, prefixOf, TestLedger } from '../testing/ledger.js';
import { recordSamplePlan } from '../testing/plan.js';
import { onEveryEngine } from '../testing/places.js';
import { builtViews } from '../testing/views.js';
import { basisAt, answerableSeq, type Point } from './point.js';
import { coverageReports } from './coverage.js';
import { listMeasurements } from './fact-lists.js';
import { goalAt } from './goal.js';
import { goalHistory, listEvents } from './history.js';
import { unitsAt } from './organisation.js';
import { planActions } from './plan-actions.js';
import { planAt } from './plans.js';
import { measureSeries } from './series.js';
import { goalStatus, planStatus } from './status.js';
import { goalTimeline } from './timeline.js';
import { workList } from './work-list.js';
import { goalRollUp } from '../roll-up/goal.js';
import { measureRollUp } from '../roll-up/measure.js';

onEveryEngine((places) => {
  const page = { cursor: null, limit: 1000 };
  const GOALS = ['A', 'G1', 'G2', 'G3', 'G4', 'L1', ...EVERY_KIND];

  /** The answers to every question about the sample plan at one point. */
  async function answers(read: Read, point: Point): Promise<unknown> {
    const about = [];
    for (const goal of GOALS) {
      about.push(await goalStatus(read, goal, point), await goalTimeline(read, goal, point), await goalAt(read, goal, point));
      about.push(await goalHistory(read, goal, point, { ...page, facts: true }));
    }
    return [
      await basisAt(read, point, null),
      await planStatus(read, 'N', point),
      await planStatus(read, 'M', point),
      await planActions(read, 'M', point),
      await workList(read, 'M', null, point),
      await measureRollUp(read, 'covered', { unit: null, kind: 'region', from: null }, point),
      await goalRollUp(read, 'G3', 'region', point),
      await planAt(read, 'N', point),
      await unitsAt(read, point),
      await coverageReports(read, 'visits', null, point),
      await measureSeries(read, 'members', 'union', point),
      await listMeasurements(read, 'members', point, { ...page, unit: null, from: null, to: null }),
      await listEvents(read, point, { ...page, stream: null, type: null }),
      about,
    ];
  }

  describe('what was known', () => {
    it('as of a seq is what a ledger that ended there answers, whatever came later', async () => {
      await fc.assert(
        fc.asyncProperty(happenings, fc.nat(), fc.integer({ min: 0, max: 1100 }), fc.integer({ min: 1, max: 30 }), async (all, cut, daysIn, pageSize) => {
          const ledger = new TestLedger();
          await recordSamplePlan(ledger);
          await recordEveryKind(ledger);
          const base = (await ledger.store.head()).seq;
          await record(ledger, all);
          const head = (await ledger.store.head()).seq;
          const seq = await ledger.store.roundDown(base + (cut % (head - base + 1)));
          const at = new Date(Date.UTC(2021, 0, 1 + daysIn)).toISOString().slice(0, 10);
          const whole = await builtViews(await places.make(), ledger.store, { pageSize });
          const prefix = await builtViews(await places.make(), prefixOf(ledger.store, seq));
          expect(await prefix.reader.snapshot((read) => answerableSeq(read, null))).toBe(seq);
          const point = { at: day(at), seq };
          const [then, now] = [await prefix.reader.snapshot((read) => answers(read, point)), await whole.reader.snapshot((read) => answers(read, point))];
          expect(now).toEqual(then);
          await whole.close();
          await prefix.close();
        }),
        { numRuns: 25 },
      );
    }, 60_000);
  });
});
