import {
  CoverageReported,
  event,
  GoalInterpreted,
  GoalMerged,
  LocalGoalChecked,
  MeasurementCorrected,
  MeasurementRecorded,
  SeriesBroken,
  StatementAdopted,
  TargetChanged,
  UnitEstablished,
  UnitMoved,
  UnitsMerged,
  type GateCheck,
  type LedgerDomainEvent,
} from '#domain';
import type { Read } from '../engine/views.js';
import { measured, reported } from '../testing/facts.js';
import { growthSpec } from '../testing/happenings.js';
import { day, TestLedger } from '../testing/ledger.js';
import { interpreted, recordSamplePlan } from '../testing/plan.js';
import { onEveryEngine } from '../testing/places.js';
import { builtViews } from '../testing/views.js';
import { planChanges } from './changes.js';
import { goalHistory } from './history.js';
import { reachedSeq } from './point.js';
import { measureSeries } from './series.js';
import { goalStatus } from './status.js';
import type { StatusItem } from './status-item.js';
import { goalTimeline } from './timeline.js';

const from = (text: string) => ({ validFrom: day(text) });

const members = (unit: string, value: number, on: string) => event(MeasurementRecorded, measured(unit, value), from(on));

const check = (name: GateCheck, passed: boolean, on: string) =>
  event(LocalGoalChecked, { plan: 'N', statement: 'L1', check: name, passed, note: null }, from(on));

const adopted = (statement: string, role: 'priorityArea' | 'goal', parent: string | null, on: string) =>
  event(StatementAdopted, { plan: 'N', statement, role, parent, position: 9, wording: { nb: statement }, unit: null, origin: null }, from(on));

onEveryEngine((places) => {
  /** The sample plan and what is given, asked as known now. */
  async function asked<T>(given: readonly LedgerDomainEvent[], ask: (read: Read, seq: number) => Promise<T>): Promise<T> {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    for (const one of given) await ledger.record(one);
    const views = await builtViews(await places.make(), ledger.store);
    const answer = await views.reader.snapshot(async (read) => ask(read, await reachedSeq(read)));
    await views.close();
    return answer;
  }

  const statusOf = (goal: string, at: string, given: readonly LedgerDomainEvent[]) =>
    asked(given, (read, seq) => goalStatus(read, goal, { at: day(at), seq })).then((item) => item as StatusItem);
  const total = async (goal: string, at: string, given: readonly LedgerDomainEvent[]) =>
    (await statusOf(goal, at, given)).figures.find(({ key }) => key === 'value')?.value;

  it('bug-001: an interpretation decided later, from an earlier day, is not judged by the target of the one it replaced', async () => {
    const given = [
      event(TargetChanged, { goal: 'G1', previous: '2 %', next: '3 %', ...growthSpec('0.03') }, from('2022-06-01')),
      interpreted('G1', 'netDelta', { measure: 'members', change: '80', baseline: { on: '2020-12-31', value: '300' } }, from('2022-03-01')),
      members('b1', 200, '2022-05-31'),
      members('b2', 100, '2022-05-31'),
      members('b3', 50, '2022-05-31'),
    ];
    const item = await statusOf('G1', '2022-07-01', given);
    expect(item.type).toBe('netDelta');
    expect(item.figures.find(({ key }) => key === 'change')).toMatchObject({ value: '50' });
  });

  it('bug-002: a unit that is established, or moved here, on a later day ends the days of the answer', async () => {
    const later = event(UnitEstablished, { unit: 'b4', kind: 'branch', name: 'b4', parent: 'north' }, from('2022-08-01'));
    const given = [interpreted('G4', 'allUnitsOnce', { coverage: 'visits', path: 'none' }), later];
    expect(await statusOf('G4', '2022-06-15', given)).toMatchObject({ workList: ['b1', 'b2', 'b3'], nextChangeOn: '2022-08-01' });
    expect(await statusOf('G4', '2022-08-01', given)).toMatchObject({ workList: ['b1', 'b2', 'b3', 'b4'] });
  });

  it('bug-003: a local goal that is not tracked is never green, also where it was interpreted while it was', async () => {
    const given = [
      ...(['concrete', 'measurable', 'realistic', 'reasoned'] as const).map((name) => check(name, true, '2021-01-01')),
      interpreted('L1', 'allUnitsOnce', { coverage: 'visits' }),
      ...['b1', 'b2', 'b3'].map((unit) => event(CoverageReported, reported(unit, 1), from('2021-02-01'))),
      check('measurable', false, '2021-06-01'),
    ];
    expect(await statusOf('L1', '2021-05-31', given)).toMatchObject({ tracked: true, result: 'reached' });
    expect(await statusOf('L1', '2021-06-01', given)).toMatchObject({ tracked: false, course: 'notApplicable', result: 'notDecidable' });
  });

  it('bug-004: a series counts nobody twice whose unit turns out to have been merged before', async () => {
    const given = [
      members('b1', 100, '2022-09-30'),
      members('b2', 50, '2022-09-30'),
      event(UnitsMerged, { from: ['b2'], into: 'b1' }, from('2022-07-01')),
      event(MeasurementRecorded, measured('b1', 150), from('2022-09-30')),
    ];
    const series = (unit: string | null) => asked(given, (read, seq) => measureSeries(read, 'members', unit, { at: day('2022-12-31'), seq }));
    for (const unit of [null, 'union', 'north']) {
      expect((await series(unit)).points).toMatchObject([{ from: '2022-09-30', value: '150', units: ['b1'] }]);
    }
  });

  it('bug-005: the history of a goal has the corrections of units that no longer report on it', async () => {
    const ledger = new TestLedger();
    await recordSamplePlan(ledger);
    const ofAll = interpreted('G4', 'annualGrowthFloor', { measure: 'members', rate: '0.02' });
    await ledger.record(event(GoalInterpreted, { ...ofAll.data, reportingUnits: { root: 'north', kind: 'branch' } }, from('2021-01-01')));
    const [id] = await ledger.record(members('b2', 50, '2021-12-31'));
    await ledger.record(event(MeasurementCorrected, measured('b2', 51), { ...from('2021-12-31'), corrects: id ?? null }));
    await ledger.record(event(UnitMoved, { unit: 'b2', parent: 'south' }, from('2022-07-01')));
    const views = await builtViews(await places.make(), ledger.store);
    const page = await views.reader.snapshot(async (read) =>
      goalHistory(read, 'G4', { at: day('2022-12-31'), seq: await reachedSeq(read) }, { cursor: null, limit: 100, facts: false }),
    );
    await views.close();
    expect(page.items.map(({ type }) => type)).toContain('MeasurementCorrected');
  });

  it('bug-006: a statement is never answered for by one below it that was adopted from an earlier day', async () => {
    const given = [adopted('B', 'priorityArea', null, '2022-06-01'), adopted('B1', 'goal', 'B', '2022-03-01')];
    expect(await asked(given, (read, seq) => goalStatus(read, 'B', { at: day('2022-04-01'), seq }))).toBeNull();
    const line = await asked(given, (read, seq) => goalTimeline(read, 'B', { at: day('2022-04-15'), seq }));
    expect(line.points).toEqual([]);
  });

  it('bug-007: a timeline marks nothing after its last day', async () => {
    const given = [event(TargetChanged, { goal: 'G1', previous: '2 %', next: '3 %', ...growthSpec('0.03') }, from('2022-06-01'))];
    const marks = (at: string) => asked(given, (read, seq) => goalTimeline(read, 'G1', { at: day(at), seq })).then((line) => line.marks.map(({ on }) => on));
    expect(await marks('2022-05-31')).toEqual([]);
    expect(await marks('2022-06-01')).toEqual(['2022-06-01']);
  });

  it('bug-008: members of a unit that is merged into one of another region are counted there, and nowhere else', async () => {
    const inRegion = (goal: string, root: string) => {
      const { data } = interpreted(goal, 'netDelta', { measure: 'members', change: '10', baseline: { on: '2020-12-31', value: '0' } });
      return event(GoalInterpreted, { ...data, reportingUnits: { root, kind: 'branch' } }, from('2021-01-01'));
    };
    const given = [
      adopted('S', 'goal', null, '2021-01-01'),
      inRegion('G4', 'north'),
      inRegion('S', 'south'),
      inRegion('G1', 'union'),
      ...(['b1', 'b2', 'b3'] as const).map((unit, index) => members(unit, [100, 50, 30][index] ?? 0, '2022-05-31')),
      event(UnitsMerged, { from: ['b2'], into: 'b3' }, from('2022-07-01')),
    ];
    const totals = (at: string, all = given as readonly LedgerDomainEvent[]) => Promise.all(['G4', 'S', 'G1'].map((goal) => total(goal, at, all)));
    expect(await totals('2022-06-30')).toEqual(['150', '30', '180']);
    expect(await totals('2022-07-01')).toEqual(['100', '80', '180']);
    expect(await totals('2022-08-01', [...given, members('b3', 82, '2022-07-31')])).toEqual(['100', '82', '182']);
  });

  it('bug-013: a goal that another was merged into is not marked as ended', async () => {
    const given = [event(GoalMerged, { goal: 'G2', into: 'G1' }, from('2022-03-01'))];
    const marks = (goal: string) =>
      asked(given, (read, seq) => goalTimeline(read, goal, { at: day('2022-04-15'), seq })).then((line) => line.marks.map(({ what }) => what));
    expect(await marks('G2')).toEqual(['ended']);
    expect(await marks('G1')).toEqual([]);
  });

  it('bug-018: a goal that goes on as another is no reason why that one is answered otherwise', async () => {
    const given = [
      event(GoalMerged, { goal: 'G2', into: 'G1' }, from('2022-03-01')),
      event(TargetChanged, { goal: 'G1', previous: '2 %', next: '3 %', ...growthSpec('0.03') }, from('2022-03-01')),
    ];
    const changes = await asked(given, (read, seq) => planChanges(read, 'N', day('2022-04-01'), { after: seq - 2, to: seq }));
    const because = (goal: string) => changes.find(({ statementId }) => statementId === goal)?.because.map(({ type }) => type);
    expect([because('G1'), because('G2')]).toEqual([['TargetChanged'], ['GoalMerged']]);
  });

  it('bug-014: a series that sums several units shows the breaks in each of them, up to t', async () => {
    const broken = event(SeriesBroken, { measure: 'members', unit: 'b1', cause: 'opprydding', overlapTo: null }, from('2022-03-01'));
    const breaks = (unit: string | null, at: string) =>
      asked([broken], (read, seq) => measureSeries(read, 'members', unit, { at: day(at), seq })).then((series) => series.breaks.length);
    expect(await Promise.all([null, 'union', 'north', 'b1', 'b2', 'south'].map((unit) => breaks(unit, '2022-03-01')))).toEqual([1, 1, 1, 1, 0, 0]);
    expect(await breaks('b1', '2022-02-28')).toBe(0);
  });
});
