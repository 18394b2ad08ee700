import {
  ActionCompleted,
  ActionCostRecorded,
  ActionDropped,
  ActionPlanned,
  ActionStarted,
  CoverageReported,
  event,
  GoalDropped,
  GoalLinked,
  GoalUnlinked,
  OwnWordsChosen,
  UnitMoved,
  WordingRemarked,
  type GoalLink,
} from '#domain';
import { parseDecimal } from '#kernel';
import { askedIn } from '../testing/asked.js';
import { reported } from '../testing/facts.js';
import { day } from '../testing/ledger.js';
import { interpreted } from '../testing/plan.js';
import { onEveryEngine } from '../testing/places.js';
import { goalRollUp } from '../roll-up/goal.js';
import { goalAt } from './goal.js';
import { ownWordsAt } from './own-words.js';
import { planActions } from './plan-actions.js';
import { workList } from './work-list.js';

const on = (text: string) => ({ validFrom: day(text) });

const figure = (row: { readonly figures: readonly { readonly key: string; readonly value: string | null }[] } | null, key: string) =>
  row?.figures.find((one) => one.key === key)?.value;

const planned = (action: string, goals: readonly string[], period: readonly [string, string], budget: readonly (readonly [number, number])[] = []) =>
  event(
    ActionPlanned,
    {
      action,
      plan: 'N',
      goals: [...goals],
      unit: 'union',
      title: action,
      owner: 'actor-owner',
      period: { from: day(period[0]), to: day(period[1]) },
      budget: budget.map(([year, amount]) => ({ year, amount: parseDecimal(amount), note: 'satt av' })),
      expectedEffect: 'flere medlemmer',
    },
    on(period[0]),
  );

const cost = (action: string, year: number, amount: number, text: string) =>
  event(ActionCostRecorded, { action, year, amount: parseDecimal(amount) }, on(text));

const linked = (link: string, goal: string, to: GoalLink) => event(GoalLinked, { goal, link, to }, on('2021-02-01'));

const chosen = (nb: string, text: string) => event(OwnWordsChosen, { plan: 'N', course: { behind: { nb } }, result: {}, data: {} }, on(text));

onEveryEngine((places) => {
  const asked = askedIn(places);
  type Given = Parameters<typeof asked>[0];

  const actions = (given: Given, at: string) => asked(given, (read, seq) => planActions(read, 'N', { at: day(at), seq }));
  const owes = (unit: string | null) =>
    asked([event(CoverageReported, reported('b1', 1), on('2022-01-01'))], async (read, seq) => {
      const list = await workList(read, 'N', unit, { at: day('2022-06-01'), seq });
      return list.units.map(({ unit: id, goals }) => [id, goals.map(({ goalId }) => goalId)]);
    });
  const links = (given: Given, at: string) =>
    asked(given, async (read, seq) => (await goalAt(read, 'G1', { at: day(at), seq })).links.map(({ link, goal }) => [link, goal]));

  const words = (at: string) =>
    asked(
      [chosen('på etterskudd', '2021-02-01'), chosen('forsinket', '2022-02-01')],
      async (read, seq) => (await ownWordsAt(read, 'N', { at: day(at), seq }))?.course,
    );

  describe('the action plan', () => {
    const campaign = planned('campaign', ['G1'], ['2022-02-01', '2022-07-01'], [[2022, 100]]);

    it.each([
      ['planned', '2022-01-31', 'planned'],
      ['started', '2022-02-15', 'started'],
      ['overdue from the day after its last', '2022-07-01', 'overdue'],
      ['completed, also when that is late', '2022-08-01', 'completed'],
    ])('has a line that is %s', async (_, at, state) => {
      const steps = [
        campaign,
        event(ActionStarted, { action: 'campaign' }, on('2022-02-10')),
        event(ActionCompleted, { action: 'campaign' }, on('2022-08-01')),
      ];
      expect((await actions(steps, at)).items).toMatchObject([{ action: 'campaign', state, owner: 'actor-owner', expectedEffect: 'flere medlemmer' }]);
    });

    it('holds what each year cost, as counted last by the day, against what was set aside', async () => {
      const given = [campaign, cost('campaign', 2022, 40, '2022-06-30'), cost('campaign', 2022, 130, '2022-12-31'), cost('campaign', 2023, 5, '2023-06-30')];
      expect((await actions(given, '2022-07-31')).items[0]?.years).toEqual([{ year: 2022, budget: '100', note: 'satt av', cost: '40', difference: '-60' }]);
      expect((await actions(given, '2023-07-31')).items[0]?.years).toEqual([
        { year: 2022, budget: '100', note: 'satt av', cost: '130', difference: '30' },
        { year: 2023, budget: null, note: null, cost: '5', difference: null },
      ]);
    });

    it('lists every goal and year without a line, and those whose lines have no money set aside', async () => {
      const given = [
        campaign,
        planned('all', ['G1', 'G2', 'G3', 'G4'], ['2021-01-01', '2022-01-01'], [[2021, 10]]),
        planned('talks', ['G2'], ['2022-01-01', '2024-01-01'], [[2023, 10]]),
        planned('idea', ['G3'], ['2022-01-01', '2024-01-01'], [[2022, 10]]),
        event(ActionDropped, { action: 'idea' }, on('2022-03-01')),
        event(GoalDropped, { goal: 'G4' }, on('2022-02-01')),
      ];
      expect((await actions(given, '2023-06-01')).gaps.map(({ goal, year, lacks }) => [goal, year, lacks])).toEqual([
        ['G2', 2022, 'budget'],
        ['G3', 2022, 'line'],
        ['G1', 2023, 'line'],
        ['G3', 2023, 'line'],
      ]);
    });
  });

  describe('the work list', () => {
    it('names for each unit the goals it has not reported on, and leaves out who owes nothing', async () => {
      expect(await owes(null)).toEqual([
        ['b1', ['G1']],
        ['b2', ['G1', 'G3']],
        ['b3', ['G1', 'G3']],
      ]);
    });

    it('is that of one unit and those below it where asked', async () => {
      expect(await owes('south')).toEqual([['b3', ['G1', 'G3']]]);
    });
  });

  describe('a goal rolled up', () => {
    const visits = ['b1', 'b3'].map((unit) => event(CoverageReported, reported(unit, 1), on('2022-01-15')));
    const moved = event(UnitMoved, { unit: 'b1', parent: 'south' }, on('2022-03-01'));

    it('is the goal itself for each unit, as the organisation is', async () => {
      const { rows, total, distribution } = await asked([...visits, moved], (read, seq) => goalRollUp(read, 'G3', 'region', { at: day('2022-06-01'), seq }));
      expect(rows.map(({ unit, asIs }) => [unit, figure(asIs, 'covered'), figure(asIs, 'eligible')])).toEqual([
        ['north', '0', '1'],
        ['south', '2', '2'],
      ]);
      expect([figure(total, 'covered'), figure(total, 'eligible')]).toEqual(['2', '3']);
      expect(distribution.asIs).toMatchObject({ total: 2 });
    });

    it('counts what was reported where it was reported, as the organisation was', async () => {
      const { rows } = await asked([...visits, moved], (read, seq) => goalRollUp(read, 'G3', 'region', { at: day('2022-06-01'), seq }));
      expect(rows.map(({ unit, asWas }) => [unit, figure(asWas, 'covered'), figure(asWas, 'eligible')])).toEqual([
        ['north', '1', '2'],
        ['south', '1', '1'],
      ]);
    });

    it('counts every unit once, wherever it moved and whether it reported or not', async () => {
      const later = [
        ...visits,
        moved,
        event(UnitMoved, { unit: 'b2', parent: 'south' }, on('2022-04-01')),
        event(CoverageReported, reported('b1', 1), on('2022-05-01')),
      ];
      const { rows } = await asked(later, (read, seq) => goalRollUp(read, 'G3', 'region', { at: day('2022-06-01'), seq }));
      expect(rows.map(({ unit, asWas }) => [unit, figure(asWas, 'covered'), figure(asWas, 'eligible')])).toEqual([
        ['north', '0', '0'],
        ['south', '2', '3'],
      ]);
    });

    it.each(['G2', 'G4'])('is refused where parts have no share of it, as of %s', async (goal) => {
      const given = [interpreted('G4', 'netDelta', { measure: 'members', change: '80', by: 'amount', baseline: { on: '2020-12-31', value: '300' } })];
      await expect(asked(given, (read, seq) => goalRollUp(read, goal, 'region', { at: day('2022-06-01'), seq }))).rejects.toThrow('its parts have no share of');
    });
  });

  describe('a goal', () => {
    it('shows its links and those that point to it, while they hold', async () => {
      const given = [
        linked('a', 'G1', { kind: 'continues', goal: 'L1', baseline: 'kept' }),
        linked('b', 'G2', { kind: 'contributesTo', goal: 'G1' }),
        linked('b', 'G3', { kind: 'appliesTo', goals: ['G1', 'G4'] }),
        event(GoalUnlinked, { goal: 'G2', link: 'b' }, on('2022-02-01')),
      ];
      expect(await links(given, '2021-01-31')).toEqual([]);
      expect(await links(given, '2022-01-31')).toEqual([
        ['a', 'G1'],
        ['b', 'G2'],
        ['b', 'G3'],
      ]);
      expect(await links(given, '2022-02-01')).toEqual([
        ['a', 'G1'],
        ['b', 'G3'],
      ]);
    });

    it('shows what is amiss with its wording, which is kept', async () => {
      const remark = event(WordingRemarked, { goal: 'G1', remark: 'contradictsItself', text: 'både flere og færre' }, on('2021-01-01'));
      const answer = await asked([remark], (read, seq) => goalAt(read, 'G1', { at: day('2021-06-01'), seq }));
      expect(answer.remarks.map(({ data }) => data.text)).toEqual(['både flere og færre']);
      expect(answer.statement.data.wording).toEqual({ nb: 'Mål G1' });
    });
  });

  describe('the words of a plan', () => {
    it('are those chosen last by the day', async () => {
      expect([await words('2021-01-31'), await words('2021-02-01'), await words('2022-02-01')]).toEqual([
        undefined,
        { behind: { nb: 'på etterskudd' } },
        { behind: { nb: 'forsinket' } },
      ]);
    });
  });
});
