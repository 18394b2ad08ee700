import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, type Ledger } from '#application';
import { COURSES, DATA_LIGHTS, RESULTS } from '#domain';
import type { CalendarDate } from '#kernel';
import { goalForecast, planStatus, readModels, resolveAsOf, SqliteViewsReader, type StatusItem } from '#projections';
import { fillFolder } from './fill.js';
import type { Loaded } from './load.js';
import { sampleMoments } from './moments.js';

const NOW = '2026-02-01';
let ledger: Ledger;
let loaded: Loaded;
let reader: SqliteViewsReader;
const days: string[] = [];
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'samples-'));
  closing.push(() => rm(root, { recursive: true }));
  loaded = await fillFolder(root, { onProgress: ({ on }) => days.push(on) });
  ledger = await openLedger(root);
  closing.push(() => ledger.close());
  reader = new SqliteViewsReader(join(root, 'views.db'), readModels);
  closing.push(() => reader.close());
}, 120_000);

afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

async function statusOf(plan: string, at: string, asOf: string): Promise<ReadonlyMap<string, StatusItem>> {
  const seq = await resolveAsOf(ledger.store, asOf, 'Europe/Oslo');
  const items = await reader.snapshot((read) => planStatus(read, plan, { at: at as CalendarDate, seq }));
  return new Map(items.map((item) => [item.statementId, item]));
}

async function goalOf(goal: string, at: string, asOf: string = NOW): Promise<StatusItem> {
  const plan = goal.startsWith('L') ? 'F' : goal.slice(0, 1);
  return (await statusOf(plan, at, asOf)).get(goal) as StatusItem;
}

/** The ends of half years, the day after each plan, and the last day of the samples: as known then, and as known now. */
const LOOKED_AT: Readonly<Record<string, readonly string[]>> = {
  N: ['2021-01-01', '2021-06-30', '2021-12-31', '2022-06-30', '2022-12-31', '2023-06-30', '2023-12-31', '2024-01-01', '2024-03-31'],
  F: ['2024-01-01', '2024-06-30', '2024-12-31', '2025-06-30', '2025-12-31', '2026-01-01', '2026-01-20'],
  O: ['2024-01-01', '2024-06-30', '2024-12-31', '2025-06-30', '2025-12-31', '2026-01-20'],
};

async function everything(): Promise<readonly StatusItem[]> {
  const points = Object.entries(LOOKED_AT).flatMap(([plan, ats]) => ats.flatMap((at) => [at, NOW].map((asOf) => ({ plan, at, asOf }))));
  const all: StatusItem[] = [];
  for (const { plan, at, asOf } of points) all.push(...(await statusOf(plan, at, asOf)).values());
  return all;
}

/** The last figure of the kind, in short. */
function figureOf(item: StatusItem, key: string): string | undefined {
  return item.figures.findLast((figure) => figure.key === key)?.value?.slice(0, 8);
}

describe('the samples in a real ledger', () => {
  it('are recorded on their simulated days, whole, and the ledger says that it is a sample', async () => {
    const head = await ledger.store.head();
    expect(head.seq).toBe(loaded.seq);
    expect(head.recordedAt).toMatch(/^2026-01-20/);
    expect(head.seq).toBeGreaterThan(10_000);
    expect((await ledger.settings()).sample).toBe(true);
    expect(days).toEqual(days.toSorted());
  });

  it('say that N1 was ahead at the end of 2022 as known in January, and behind as known today, because of one correction', async () => {
    const { on, correctedOn } = sampleMoments.correctionAfterYearEnd;
    const then = await goalOf('N1', on, '2023-01-31');
    const now = await goalOf('N1', on);
    expect([then.course, figureOf(then, 'growth'), figureOf(then, 'value')]).toEqual(['ahead', '0.020527', '20880']);
    expect([now.course, figureOf(now, 'growth'), figureOf(now, 'value')]).toEqual(['behind', '0.019599', '20861']);
    const added = now.contributing.filter((id) => !then.contributing.includes(id));
    const [event] = await ledger.store.find(added);
    expect(added).toHaveLength(1);
    expect(event?.envelope).toContain('"type":"MeasurementCorrected"');
    expect(event?.envelope).toContain(`"recordedAt":"${correctedOn}T`);
  });

  it('show all 86 statements, each interpreted save the one that fails the gate, which is neither green nor red', async () => {
    const all = [...(await statusOf('N', '2022-12-31', NOW)).values(), ...(await statusOf('F', '2025-06-30', NOW)).values()];
    const statements = all.filter(({ role }) => role !== 'priorityArea');
    expect(statements).toHaveLength(86);
    const { goal } = sampleMoments.failedGate;
    expect(statements.filter(({ interpreted }) => !interpreted)).toMatchObject([{ statementId: goal, course: 'notApplicable', result: 'notDecidable' }]);
  });

  it('answer for every statement on every day, then and now, and show every course, every result and every state of the data', async () => {
    const all = await everything();
    const shown = <K extends 'course' | 'result' | 'data'>(key: K) => [...new Set(all.map((item) => item[key]))].toSorted();
    expect(shown('course')).toEqual([...COURSES].toSorted());
    expect(shown('result')).toEqual([...RESULTS].toSorted());
    expect(shown('data')).toEqual([...DATA_LIGHTS].toSorted());
  });

  it('count the named source of two from the day the second rules were adopted, and what was known before stays as it was', async () => {
    const { goal, on } = sampleMoments.twoSources;
    const { decidedOn } = sampleMoments.rulesAdopted;
    const [before, after] = [await goalOf(goal, on, decidedOn), await goalOf(goal, on)];
    expect([figureOf(before, 'change'), figureOf(after, 'change')]).toEqual(['25', '18']);
    expect([before.notes, after.notes]).toEqual([expect.arrayContaining(['severalSources']), expect.arrayContaining(['severalSources', 'unchanged'])]);
  });

  it('begin by counting the children, and hold them against a level once there is something to count from', async () => {
    const { goal, from } = sampleMoments.typeChanged;
    expect(await goalOf(goal, '2025-01-31')).toMatchObject({ type: 'monitoredFigure', course: 'notApplicable' });
    expect(await goalOf(goal, from)).toMatchObject({ type: 'levelReached' });
  });

  it('leave the goal without a type uninterpreted until a second person has agreed', async () => {
    const { goal, proposedOn, confirmedOn } = sampleMoments.custom;
    expect(await goalOf(goal, '2024-12-31', proposedOn)).toMatchObject({ interpreted: false });
    expect(await goalOf(goal, '2024-12-31', confirmedOn)).toMatchObject({ interpreted: true, type: 'custom' });
  });

  it('hold the forecasts that were published against what came, once the day that decides has passed', async () => {
    const { goals, recordedOn } = sampleMoments.forecasts;
    const at = '2026-01-20' as CalendarDate;
    const seq = await resolveAsOf(ledger.store, NOW, 'Europe/Oslo');
    const answers = await Promise.all(goals.map((goal) => reader.snapshot((read) => goalForecast(read, goal, { at, seq }))));
    expect(answers.map(({ published }) => published.map(({ event, score }) => [event.recordedAt.slice(0, 10), score?.within ?? null]))).toEqual([
      [[recordedOn, true]],
      [[recordedOn, false]],
      [[recordedOn, null]],
    ]);
  });

  it('miss no branch when two have merged, and mark the year of the clean-up as a break', async () => {
    expect(figureOf(await goalOf('N1', '2022-07-31'), 'missingUnits')).toBe('0');
    expect(await goalOf('N1', '2023-12-31')).toMatchObject({ data: 'break', notes: ['seriesBreak'] });
    expect(await goalOf('N1', '2024-01-01')).toMatchObject({ result: 'partly' });
  });

  it('let the override stand beside what was computed until it expires', async () => {
    const { goal, from, to } = sampleMoments.override;
    expect(await goalOf(goal, from)).toMatchObject({ course: 'onCourse', computed: { course: 'behind' } });
    expect(await goalOf(goal, '2023-03-31')).toMatchObject({ override: { proposedBy: loaded.actors.boardFirst, confirmedBy: loaded.actors.boardSecond } });
    expect((await goalOf(goal, to)).override).toBeNull();
    expect((await goalOf(goal, from, sampleMoments.override.proposedOn)).override).toBeNull();
  });

  it('reach the lowered target, where the one adopted would have been missed', async () => {
    const { goal, recordedOn } = sampleMoments.targetChanged;
    const end = await goalOf(goal, '2026-01-01');
    expect([end.result, figureOf(end, 'change'), figureOf(end, 'required')]).toEqual(['reached', '67', '60']);
    expect(figureOf(await goalOf(goal, recordedOn, '2025-02-23'), 'required')).toBe('80');
  });

  it('follow neither the goal that is only a noun nor the one that was dropped, and see the practice that went quiet', async () => {
    expect(await goalOf(sampleMoments.failedGate.goal, '2025-06-30')).toMatchObject({ tracked: false, missingChecks: sampleMoments.failedGate.missing });
    expect(await goalOf(sampleMoments.dropped.goal, sampleMoments.dropped.on)).toMatchObject({ tracked: false, ended: 'dropped' });
    expect(await goalOf(sampleMoments.silence.goal, '2022-11-30')).toMatchObject({ course: 'behind', data: 'outdated' });
    expect(await goalOf(sampleMoments.silence.goal, '2023-06-30')).toMatchObject({ course: 'onCourse' });
  });
});
