import fc from 'fast-check';
import { addDays } from '#kernel';
import { explainedChanges } from '../audit/changes.js';
import { accountOfLog } from '../audit/population.js';
import { traceOf } from '../audit/trace.js';
import { weakSpots } from '../audit/weak-spots.js';
import type { Read } from '../engine/views.js';
import { coverageReports } from '../queries/coverage.js';
import { listAssessments, listEntries, listMeasurements } from '../queries/fact-lists.js';
import { goalForecast } from '../queries/forecast.js';
import { goalHistory, listEvents } from '../queries/history.js';
import { planChanges } from '../queries/changes.js';
import { planActions } from '../queries/plan-actions.js';
import { reachedSeq } from '../queries/point.js';
import { measureSeries } from '../queries/series.js';
import { computedStatuses } from '../queries/status.js';
import { goalTimeline } from '../queries/timeline.js';
import { workList } from '../queries/work-list.js';
import { measureRollUp } from '../roll-up/measure.js';
import { EVERY_KIND, recordEveryKind } from '../testing/every-kind.js';
import { happenings, record } from '../testing/happenings.js';
import { day, TestLedger } from '../testing/ledger.js';
import { PostgresPlaces } from '../testing/places.js';
import { recordSamplePlan } from '../testing/plan.js';
import { builtViews, TempFolders } from '../testing/views.js';

const places = new PostgresPlaces();
const folders = new TempFolders();
afterEach(async () => {
  await places.remove();
  await folders.remove();
});
afterAll(() => places.end());

const PAGE = { cursor: null, limit: 1000 };

/** The answers to every kind of question, as they go out. */
async function answers(read: Read, after: number, known: number): Promise<string> {
  const last = await reachedSeq(read);
  const point = { at: addDays(day('2020-12-01'), after), seq: Math.min(known, last) };
  const range = { after: Math.floor(point.seq / 2), to: point.seq };
  const all: unknown[] = [];
  for (const plan of ['N', 'M']) {
    all.push(await computedStatuses(read, plan, point), await workList(read, plan, null, point), await planActions(read, plan, point));
    all.push(await planChanges(read, plan, point.at, range), await explainedChanges(read, plan, point.at, range));
    all.push(await weakSpots(read, plan, point, { cutoff: { on: point.at, seq: range.after }, days: 30 }));
  }
  for (const goal of ['G1', 'G2', 'G3', ...EVERY_KIND]) {
    all.push(await goalTimeline(read, goal, point), await goalForecast(read, goal, point), await goalHistory(read, goal, point, { ...PAGE, facts: true }));
    all.push(await traceOf(read, goal, point, { ...PAGE, figure: null }), await listAssessments(read, goal, point, PAGE));
  }
  for (const measure of ['members', 'recruits', 'covered'])
    all.push(await measureSeries(read, measure, null, point), await listMeasurements(read, measure, point, { ...PAGE, unit: null, from: null, to: null }));
  all.push(await measureRollUp(read, 'members', { unit: null, kind: 'branch', from: null }, point));
  all.push(await listEntries(read, 'things', point, PAGE), await coverageReports(read, 'visits', null, point));
  all.push(await listEvents(read, point, { ...PAGE, stream: null, type: null }), await accountOfLog(read, point.seq));
  return JSON.stringify(all);
}

describe('PostgreSQL', () => {
  it('answers every question letter for letter as a file does, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, fc.integer({ min: 300, max: 1500 }), fc.integer({ min: 60, max: 200 }), async (all, after, known) => {
        const ledger = new TestLedger();
        await recordSamplePlan(ledger);
        await recordEveryKind(ledger);
        await record(ledger, all);
        const inFile = await builtViews(await folders.make(), ledger.store);
        const inDatabase = await builtViews(await places.make(), ledger.store);
        const due = await inFile.reader.snapshot((read) => answers(read, after, known));
        expect(await inDatabase.reader.snapshot((read) => answers(read, after, known))).toBe(due);
        await inFile.close();
        await inDatabase.close();
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});
