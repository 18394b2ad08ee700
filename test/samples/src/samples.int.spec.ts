import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, type Ledger } from '#application';
import { systemClock, type CalendarDate } from '#kernel';
import { EmbeddedProjector, planStatus, readModels, resolveAsOf, SqliteViewsReader, type StatusItem } from '#projections';
import { sampleClock, sampleLedger } from './ledger.js';
import { loadSamples, type Loaded } from './load.js';
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
  ledger = await openLedger(root, { create: sampleLedger, clock: sampleClock() });
  closing.push(() => ledger.close());
  const target = { execute: ledger.runner.execute.bind(ledger.runner), enrol: ledger.vault.enrol.bind(ledger.vault) };
  loaded = await loadSamples(target, { onProgress: ({ on }) => days.push(on) });
  await project(root);
  reader = new SqliteViewsReader(join(root, 'views.db'), readModels);
  closing.push(() => reader.close());
}, 120_000);

afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

const nothing = () => Promise.resolve();

async function project(dataFolder: string): Promise<void> {
  const options = { dataFolder, log: ledger.store, projections: readModels, clock: systemClock, pageSize: 500, release: nothing };
  const projector = await EmbeddedProjector.open({ ...options, upkeep: () => Promise.resolve(false) });
  while (await projector.step());
  await projector.close();
}

async function statusOf(plan: string, at: string, asOf: string): Promise<ReadonlyMap<string, StatusItem>> {
  const seq = await resolveAsOf(ledger.store, asOf, 'Europe/Oslo');
  const items = await reader.snapshot((read) => planStatus(read, plan, { at: at as CalendarDate, seq }));
  return new Map(items.map((item) => [item.statementId, item]));
}

async function goalOf(goal: string, at: string, asOf: string = NOW): Promise<StatusItem> {
  return (await statusOf(goal.startsWith('N') ? 'N' : 'F', at, asOf)).get(goal) as StatusItem;
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

  it('show all 86 statements, those that are not interpreted as just that', async () => {
    const all = [...(await statusOf('N', '2022-12-31', NOW)).values(), ...(await statusOf('F', '2025-06-30', NOW)).values()];
    const statements = all.filter(({ role }) => role !== 'priorityArea');
    expect(statements).toHaveLength(86);
    expect(statements.filter(({ interpreted }) => interpreted)).toHaveLength(34);
    expect(statements.filter(({ interpreted, course, result }) => !interpreted && (course !== 'notApplicable' || result !== 'notDecidable'))).toEqual([]);
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
