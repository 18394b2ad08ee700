import { action, day, planGoal, planOf, unit } from '../../catalogue/example.js';
import type { ActionFact, Facts } from '../../facts.js';
import { explain } from '../../sentences/index.js';
import { evaluated } from '../../testing/evaluated.js';

const goals = [planGoal('g1', '2024-01-01'), planGoal('g2', '2024-01-01')];
const derived = (actions: readonly ActionFact[], at: string, parameters = {}, facts: Partial<Facts> = {}) =>
  evaluated('derivationRule', parameters, { units: [unit('F')], planGoals: goals, actions, ...facts }, at, { planPeriod: planOf(2024, 2025) });
const throughout = (id: string, ...of: readonly string[]) => action(id, of, '2024-01-01', '2026-01-01', [2024, 2025]);
const fromJuly = (at: string) =>
  evaluated('derivationRule', {}, { planGoals: [planGoal('g1', '2024-01-01')] }, at, { planPeriod: { ...planOf(2024, 2025), from: day('2024-07-01') } });

describe('every goal has an action and a budget note each year', () => {
  it('is on course and then reached when all have, and one line may serve several goals', () => {
    expect(derived([throughout('x', 'g1', 'g2')], '2025-06-01')).toMatchObject({ course: 'onCourse', result: 'notDecidable', workList: [], notes: [] });
    expect(derived([throughout('x', 'g1', 'g2')], '2026-01-01')).toMatchObject({ result: 'reached', figures: { covered: '4', eligible: '4' } });
  });

  it('bug-337: has no course any more for a year that is over', () => {
    const { parts } = derived([throughout('x', 'g1', 'g2')], '2025-06-01');
    expect(parts.map(({ title, course, result }) => [title, course, result])).toEqual([
      ['2024', 'notApplicable', 'reached'],
      ['2025', 'onCourse', 'notDecidable'],
    ]);
  });

  it('lists a gap by goal and year, and says which of the two is missing', () => {
    const answer = derived([throughout('x', 'g1'), action('y', ['g2'], '2024-01-01', '2026-01-01', [2024])], '2025-06-01');
    expect(answer).toMatchObject({ course: 'behind', workList: ['g2'], notes: ['actionsWithoutBudget'] });
    expect(explain(answer, 'nb')).toContain('2025: tiltak uten budsjettnote for g2.');
    const none = derived([throughout('x', 'g1')], '2024-06-01');
    expect(none).toMatchObject({ workList: ['g2'], notes: ['goalsWithoutAction'] });
    expect(explain(none, 'en')).toContain('2024: no action for g2.');
    expect(none.parts).toMatchObject([{ title: '2024', course: 'behind', result: 'notDecidable' }]);
    expect(derived([throughout('x', 'g1')], '2025-01-01').parts).toMatchObject([{ result: 'partly' }, { course: 'onCourse', result: 'notDecidable' }]);
  });

  it('does not count a budget note where no line covers the year, nor a line that ends the day the year begins', () => {
    expect(derived([throughout('x', 'g1'), action('y', ['g2'], '2024-01-01', '2025-01-01', [2024, 2025])], '2025-06-01').notes).toEqual(['goalsWithoutAction']);
  });

  it('does not count a dropped action from its dropping, and keeps the years before', () => {
    const dropped = [throughout('x', 'g1'), action('y', ['g2'], '2024-01-01', '2026-01-01', [2024, 2025], '2025-05-01')];
    expect(derived(dropped, '2025-04-30')).toMatchObject({ course: 'onCourse', nextChangeOn: '2025-05-01' });
    expect(derived(dropped, '2025-05-01')).toMatchObject({ course: 'behind', figures: { covered: '3', eligible: '4', notDone: '1' } });
  });

  it('lets a year and a new goal off for their first days', () => {
    expect(derived([], '2024-03-30')).toMatchObject({ course: 'tooEarly', workList: [], nextChangeOn: '2024-03-31', figures: { waiting: '2' } });
    expect(derived([], '2024-03-31')).toMatchObject({ course: 'behind', workList: ['g1', 'g2'] });
    const planGoals = [goals[0] as (typeof goals)[number], planGoal('g3', '2024-11-01')];
    expect(derived([throughout('x', 'g1')], '2024-12-31', {}, { planGoals }).figures).toMatchObject({ waiting: '1', covered: '1' });
    expect(derived([throughout('x', 'g1')], '2025-04-01', {}, { planGoals }).figures).toMatchObject({ covered: '2', notDone: '1', eligible: '3' });
  });

  it('counts the first days of a plan that begins within a year from its beginning', () => {
    expect(fromJuly('2024-09-28').course).toBe('tooEarly');
    expect(fromJuly('2024-09-29').course).toBe('behind');
  });

  it('asks of a goal only while it stands, and never of the goal that asks', () => {
    const planGoals = [planGoal('g1', '2024-01-01'), planGoal('g2', '2024-01-01', '2024-06-01'), planGoal('goal', '2024-01-01')];
    expect(derived([throughout('x', 'g1')], '2024-05-31', {}, { planGoals }).workList).toEqual(['g2']);
    expect(derived([throughout('x', 'g1')], '2024-06-01', {}, { planGoals }).workList).toEqual([]);
  });

  it('is partly reached where some had none, and not decidable where the plan has no goals', () => {
    expect(derived([throughout('x', 'g1')], '2026-01-01').result).toBe('partly');
    expect(derived([], '2026-01-01').result).toBe('notReached');
    expect(derived([], '2026-01-01', {}, { planGoals: [] })).toMatchObject({ result: 'notDecidable', data: 'missing', notes: ['divisionByZero'] });
  });
});
