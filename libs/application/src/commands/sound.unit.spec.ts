import type { CommandRunner, ExecuteRequest, Knowledge } from './index.js';
import { adopting, deciding, issuesOf } from './testing/deciding.js';
import { furnish, memory, planner, runnerOver, unknowing } from './testing/workbench.js';

let parts: ReturnType<typeof memory>;
let runner: CommandRunner;
const over = async (knowledge: Partial<Knowledge> = {}) => ({ runner } = await runnerOver(parts.store, parts.vault, { ...unknowing, ...knowledge }));

const measure = (id: string, kind: string, quantity = 'stock'): ExecuteRequest => ({
  name: 'defineMeasure',
  data: { measure: id, title: id, kind, quantity, unitOfMeasure: 'x', definition: id, from: '2020-01-01' },
  caller: planner,
});
const levels = ['weak', 'strong'].map((level) => ({ level, title: level, description: level }));
const interpreting = (type: string, parameters: object, more: object = {}) => deciding('interpretGoal', { type, parameters, ...more });
const resting = (goal: string, ...on: readonly string[]) =>
  interpreting('overallGoal', { derived: { rule: { kind: 'all' }, goals: on.map((other) => ({ title: other, goal: other })) } }, { goal });

beforeEach(async () => {
  parts = memory();
  await over();
  await furnish(runner);
  await runner.execute(adopting);
  const definitions = [measure('recruited', 'count', 'flow'), measure('mood', 'score'), measure('covered', 'share'), measure('cases', 'rate')];
  for (const request of definitions) await runner.execute(request);
  await runner.execute({ name: 'defineRubric', data: { rubric: 'strength', title: 'Strength', levels, from: '2020-01-01' }, caller: planner });
  await runner.execute({ name: 'defineCoverage', data: { coverage: 'visits', title: 'Visits', question: 'Held?', eligible: {} }, caller: planner });
});

const strata = (units: readonly string[]) => ({ coverage: 'visits', strata: [{ stratum: 'first', units, obligation: 'must' }] });

describe('an interpretation is held against what its parameters name', () => {
  const change = { change: '80' };

  it.each<[string, string, object, string, RegExp]>([
    ['a flow read as a level', 'netDelta', { measure: 'recruited', ...change }, 'measure', /no level on a day/],
    ['a total of a stock', 'totalOverPeriod', { measure: 'members', amount: '400' }, 'measure', /the total of a stock says nothing/],
    ['a share read as a number', 'netDelta', { measure: 'covered', ...change }, 'measure', /of kind share, and is read as a number/],
    ['a count read as a share', 'shareThreshold', { measure: 'members', share: '0.5' }, 'measure', /of kind count, and is read as a share/],
    ['a rate read as a share', 'shareThreshold', { measure: 'cases', share: '0.5' }, 'measure', /of kind rate/],
    ['a score read as a survey of a share', 'scoreImprovement', { measure: 'mood', as: 'ratio' }, 'measure', /a survey of a share/],
    ['a count read as a survey', 'scoreImprovement', { measure: 'members', as: 'number' }, 'measure', /a survey of a number/],
    ['a level that the scale does not have', 'rubricState', { rubric: 'strength', target: 'heroic' }, 'target', /heroic of strength/],
    [
      'a deciding date before the plan',
      'netDelta',
      { measure: 'members', ...change, decidingDate: '2021-12-31' },
      'decidingDate',
      /before the plan's first day/,
    ],
    [
      'a beginning after the plan has ended',
      'withinLimits',
      { measure: 'members', bound: { kind: 'atLeast', limit: '5', strict: false }, from: '2026-01-01' },
      'from',
      /not before the plan ends/,
    ],
    [
      'money for a year outside the plan',
      'resourceFrame',
      { measure: 'recruited', years: [{ year: 2026, high: '5' }] },
      'years[0].year',
      /no year of the plan/,
    ],
    ['units that do not exist', 'allUnitsOnce', strata(['club-1', 'nowhere']), 'strata[0].units[1]', /the unit nowhere/],
  ])('and refused for %s', async (_what, type, parameters, field, problem) => {
    expect(await issuesOf(runner, interpreting(type, parameters))).toEqual([
      { field: `parameters.${field}`, problem: expect.stringMatching(problem), remedy: expect.stringMatching(/\w/) },
    ]);
    expect(await parts.store.readStream('goal-P1', { limit: 1 })).toEqual([]);
  });

  it.each([
    ['a flow is added up', 'totalOverPeriod', { measure: 'recruited', amount: '400' }],
    ['a share is read as one', 'shareThreshold', { measure: 'covered', share: '0.5' }],
    ['a score is read as a survey of a number', 'scoreImprovement', { measure: 'mood', as: 'number' }],
    ['the level is on the scale', 'rubricState', { rubric: 'strength', target: 'strong' }],
    ['the horizon lies beyond the plan', 'netDelta', { measure: 'members', ...change, decidingDate: '2030-12-31' }],
    [
      'the years of money are those of the plan',
      'resourceFrame',
      {
        measure: 'recruited',
        years: [
          { year: 2022, high: '5' },
          { year: 2025, high: '5' },
        ],
      },
    ],
    ['the strata are of units that exist', 'allUnitsOnce', strata(['club-1', 'club-2'])],
  ])('and taken where %s', async (_what, type, parameters) => {
    expect(await runner.execute(interpreting(type, parameters))).toMatchObject({ stream: 'goal-P1', revision: 0 });
  });

  it('also when a target is changed, or a proposal made', async () => {
    await runner.execute(interpreting('netDelta', { measure: 'members', change: '80' }));
    expect(await issuesOf(runner, deciding('changeTarget', { changes: { measure: 'recruited' } }))).toMatchObject([{ field: 'parameters.measure' }]);
    const proposing = deciding('proposeInterpretation', { proposal: 'p', type: 'netDelta', parameters: { measure: 'recruited', change: '80' } });
    expect(await issuesOf(runner, proposing)).toMatchObject([{ field: 'parameters.measure' }]);
  });
});

describe('a priority area', () => {
  it('may be taken to mean a figure that is followed, and nothing that promises', async () => {
    expect(await issuesOf(runner, interpreting('netDelta', { measure: 'members', change: '80' }, { goal: 'A' }))).toMatchObject([{ field: 'type' }]);
    expect(await runner.execute(interpreting('monitoredFigure', { measure: 'members' }, { goal: 'A' }))).toMatchObject({ stream: 'goal-A' });
  });
});

describe('a combination that contains itself', () => {
  it('is refused: a goal that rests on its own answer', async () => {
    expect(await issuesOf(runner, resting('P1', 'P2', 'P1'))).toEqual([
      { field: 'parameters.derived.goals[1].goal', problem: 'P1 would rest on itself', remedy: expect.stringContaining('may not contain itself') },
    ]);
  });

  it('is refused through others too, and named with the way', async () => {
    await runner.execute(resting('P2', 'P3', 'P4'));
    await runner.execute(resting('P3', 'P1', 'P4'));
    expect(await issuesOf(runner, resting('P1', 'P4', 'P2'))).toMatchObject([{ problem: 'P1 would rest on itself, through P2 and P3' }]);
  });

  it('is not made by an interpretation that no longer holds by then', async () => {
    await runner.execute(resting('P2', 'P1', 'P4'));
    await runner.execute(interpreting('netDelta', { measure: 'members', change: '80' }, { goal: 'P2', from: '2023-01-01' }));
    expect(await issuesOf(runner, resting('P1', 'P2', 'P4'))).toMatchObject([{ problem: 'P1 would rest on itself, through P2' }]);
    const later = resting('P1', 'P2', 'P4');
    expect(await runner.execute({ ...later, data: { ...(later.data as object), from: '2023-01-01' } })).toMatchObject({ stream: 'goal-P1' });
  });

  it('may not name a goal that no plan has adopted either', async () => {
    await over({ isAdopted: async (goal) => goal !== 'X' });
    expect(await issuesOf(runner, resting('P1', 'P2', 'X'))).toMatchObject([
      { field: 'parameters.derived.goals[1].goal', problem: expect.stringContaining('X') },
    ]);
  });
});
