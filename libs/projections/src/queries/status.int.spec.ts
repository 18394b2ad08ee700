import {
  event,
  GoalDropped,
  GoalResumed,
  LocalGoalChecked,
  MeasurementCorrected,
  MeasurementRecorded,
  SeriesBroken,
  StatementAdopted,
  StatusOverrideConfirmed,
  StatusOverrideProposed,
  StatusOverrideWithdrawn,
  TargetChanged,
  type GateCheck,
  type LedgerDomainEvent,
} from '#domain';
import { askedIn } from '../testing/asked.js';
import { measured } from '../testing/facts.js';
import { growthSpec } from '../testing/happenings.js';
import { day, TestLedger } from '../testing/ledger.js';
import { interpreted, recordSamplePlan } from '../testing/plan.js';
import { onEveryEngine } from '../testing/places.js';
import { builtViews } from '../testing/views.js';
import { goalHistory } from './history.js';
import { reachedSeq } from './point.js';
import { goalStatus, planStatus } from './status.js';
import type { StatusItem } from './status-item.js';
import { goalTimeline } from './timeline.js';

const from = (text: string) => ({ validFrom: day(text) });

const check = (name: GateCheck, passed: boolean, on: string) =>
  event(LocalGoalChecked, { plan: 'N', statement: 'L1', check: name, passed, note: null }, from(on));

onEveryEngine((places) => {
  const asked = askedIn(places);
  const statusOf = (goal: string, at: string, given: readonly LedgerDomainEvent[] = []) =>
    asked(given, (read, seq) => goalStatus(read, goal, { at: day(at), seq })).then((item) => item as StatusItem);

  const line = (given: readonly LedgerDomainEvent[], at = '2022-04-15') => asked(given, (read, seq) => goalTimeline(read, 'G1', { at: day(at), seq }));

  describe('the status of a statement', () => {
    it('that is not interpreted is never green', async () => {
      expect(await statusOf('G4', '2022-06-01')).toMatchObject({
        interpreted: false,
        type: null,
        course: 'notApplicable',
        result: 'notDecidable',
        data: 'missing',
      });
    });

    it('is not interpreted before the day its interpretation holds', async () => {
      const later = [interpreted('G4', 'deliverable', { register: 'things', entry: 'other', due: '2023-06-30' }, from('2022-03-01'))];
      expect(await statusOf('G4', '2022-02-28', later)).toMatchObject({ interpreted: false, nextChangeOn: '2022-03-01' });
      expect(await statusOf('G4', '2022-03-01', later)).toMatchObject({ interpreted: true, type: 'deliverable' });
    });

    it('of a priority area is how its goals are spread, without those that are not tracked', async () => {
      const dropped = [event(GoalDropped, { goal: 'G2' }, from('2022-01-01'))];
      const area = await statusOf('A', '2022-06-01', dropped);
      expect(area).toMatchObject({ course: 'notApplicable', result: 'notDecidable', distribution: { total: 3, notInterpreted: 1 } });
      expect(await statusOf('G1', '2022-06-01')).toMatchObject({ distribution: null });
    });

    it('of a local goal is not tracked until every check has passed, by its latest answer', async () => {
      const checks = [
        check('concrete', true, '2021-02-01'),
        check('measurable', true, '2021-02-01'),
        check('realistic', true, '2021-02-01'),
        check('reasoned', true, '2021-03-01'),
      ];
      expect(await statusOf('L1', '2021-02-15', checks)).toMatchObject({ tracked: false, missingChecks: ['reasoned'] });
      expect(await statusOf('L1', '2021-03-01', checks)).toMatchObject({ tracked: true, missingChecks: [] });
      const failed = [...checks, check('realistic', false, '2021-04-01')];
      expect(await statusOf('L1', '2021-04-01', failed)).toMatchObject({ tracked: false, missingChecks: ['realistic'] });
    });

    it('of a dropped goal is followed again from the day it is resumed', async () => {
      const turns = [event(GoalDropped, { goal: 'G1' }, from('2022-02-01')), event(GoalResumed, { goal: 'G1' }, from('2022-05-01'))];
      expect(await statusOf('G1', '2022-03-01', turns)).toMatchObject({ ended: 'dropped', tracked: false, course: 'notApplicable' });
      expect(await statusOf('G1', '2022-05-01', turns)).toMatchObject({ ended: null, tracked: true });
    });

    it('leaves out a statement that is adopted later', async () => {
      const late = event(
        StatementAdopted,
        { plan: 'N', statement: 'G9', role: 'goal', parent: 'A', position: 9, wording: { nb: 'Sent' }, unit: null, origin: null },
        from('2022-07-01'),
      );
      const ids = (at: string) => asked([late], (read, seq) => planStatus(read, 'N', { at: day(at), seq })).then((items) => items.map(({ goalId }) => goalId));
      expect(await ids('2022-06-30')).not.toContain('G9');
      expect(await ids('2022-07-01')).toContain('G9');
    });
  });

  describe('an override', () => {
    const proposed = event(
      StatusOverrideProposed,
      { goal: 'G1', override: 'o', course: 'onCourse', result: null },
      { ...from('2022-02-01'), validTo: day('2022-05-01') },
    );
    const confirmed = event(StatusOverrideConfirmed, { goal: 'G1', override: 'o' });

    it('stands beside the computed answer, only once it is confirmed and only on its days', async () => {
      const computed = await statusOf('G1', '2022-03-01');
      expect(computed.course).not.toBe('onCourse');
      expect(await statusOf('G1', '2022-03-01', [proposed])).toMatchObject({ course: computed.course, override: null });
      const { course, result } = computed;
      expect(await statusOf('G1', '2022-03-01', [proposed, confirmed])).toMatchObject({
        course: 'onCourse',
        result,
        computed: { course, result },
        nextChangeOn: '2022-05-01',
      });
      for (const outside of ['2022-01-31', '2022-05-01']) {
        expect(await statusOf('G1', outside, [proposed, confirmed])).toMatchObject({ override: null, computed: null });
      }
    });

    it('no longer stands from the day it is withdrawn', async () => {
      const given = [proposed, confirmed, event(StatusOverrideWithdrawn, { goal: 'G1', override: 'o' }, from('2022-04-01'))];
      expect(await statusOf('G1', '2022-03-31', given)).toMatchObject({ course: 'onCourse', nextChangeOn: '2022-04-01' });
      expect(await statusOf('G1', '2022-04-01', given)).toMatchObject({ override: null });
    });
  });

  describe('a timeline', () => {
    it('has a point at each month end of the plan up to the day, on the day, and where a decision changes the answer', async () => {
      const given = [event(TargetChanged, { goal: 'G1', previous: '2 %', next: '3 %', ...growthSpec('0.03') }, from('2022-02-10'))];
      const days = (await line(given)).points.map(({ on }) => on);
      expect(days.slice(0, 3)).toEqual(['2021-01-01', '2021-01-31', '2021-02-28']);
      expect(days.slice(-5)).toEqual(['2022-01-31', '2022-02-10', '2022-02-28', '2022-03-31', '2022-04-15']);
    });

    it('is what the status was on each of its days', async () => {
      const given = ['2020-12-31', '2021-12-31'].flatMap((on, year) =>
        ['b1', 'b2', 'b3'].map((unit) => event(MeasurementRecorded, measured(unit, 100 + year), from(on))),
      );
      const { points } = await line(given);
      for (const point of points.slice(-3)) {
        const { course, result, data, figures } = await statusOf('G1', point.on, given);
        expect(point).toMatchObject({ course, result, data, figures });
      }
    });

    it('shows each interpretation over its own days, and a changed type at its points', async () => {
      const given = [interpreted('G1', 'netDelta', { measure: 'members', change: '80', baseline: { on: '2020-12-31', value: '300' } }, from('2022-01-15'))];
      const { interpretations, points } = await line(given);
      expect(interpretations).toMatchObject([
        { type: 'annualGrowthFloor', from: '2021-01-01', to: '2022-01-15' },
        { type: 'netDelta', from: '2022-01-15', to: null },
      ]);
      expect(points.filter(({ on }) => on >= '2021-12-31' && on <= '2022-01-31').map(({ type }) => type)).toEqual([
        'annualGrowthFloor',
        'netDelta',
        'netDelta',
      ]);
    });

    it('marks changed targets, breaks and corrections', async () => {
      const ledger = new TestLedger();
      await recordSamplePlan(ledger);
      const [fact] = await ledger.record(event(MeasurementRecorded, measured('b1', 100), from('2021-12-31')));
      await ledger.record(event(MeasurementCorrected, measured('b1', 90), { ...from('2021-12-31'), corrects: fact ?? null }));
      await ledger.record(event(SeriesBroken, { measure: 'members', unit: null, cause: 'opprydding', overlapTo: null }, from('2022-01-01')));
      await ledger.record(event(TargetChanged, { goal: 'G1', previous: '2 %', next: '3 %', ...growthSpec('0.03') }, from('2022-02-10')));
      const views = await builtViews(await places.make(), ledger.store);
      const { marks } = await views.reader.snapshot(async (read) => goalTimeline(read, 'G1', { at: day('2022-04-15'), seq: await reachedSeq(read) }));
      await views.close();
      expect(marks.map(({ on, what }) => [on, what])).toEqual([
        ['2021-12-31', 'correction'],
        ['2022-01-01', 'break'],
        ['2022-02-10', 'target'],
      ]);
    });
  });

  describe('the history of a goal', () => {
    it('holds its decisions, its plan, its measure and amendments, and single reports only when asked for', async () => {
      const given = [
        event(MeasurementRecorded, measured('b1', 100), from('2021-12-31')),
        event(GoalDropped, { goal: 'G1' }, from('2022-02-01')),
        event(GoalDropped, { goal: 'G2' }, from('2022-02-01')),
      ];
      const types = (facts: boolean) =>
        asked(given, (read, seq) => goalHistory(read, 'G1', { at: day('2022-06-01'), seq }, { cursor: null, limit: 100, facts })).then((page) =>
          page.items.map(({ type }) => type),
        );
      expect(await types(false)).toEqual(['MeasureDefined', 'PlanAdopted', 'StatementAdopted', 'GoalInterpreted', 'GoalDropped']);
      expect(await types(true)).toEqual(['MeasureDefined', 'PlanAdopted', 'StatementAdopted', 'GoalInterpreted', 'MeasurementRecorded', 'GoalDropped']);
    });
  });
});
