import { expand } from '#goal-types';
import type { Payload } from '#domain';
import type { CommandRunner, ExecuteRequest } from './index.js';
import { adopting, deciding, issuesOf as refusedFor } from './testing/deciding.js';
import { furnish, memory, planner, runnerOver, unknowing } from './testing/workbench.js';

const parameters = { measure: 'members', change: '80' };

const assessing = (goal: string): ExecuteRequest => ({
  name: 'assessGoal',
  data: { goal, unit: 'union', on: '2022-05-01', rationale: 'Vi spurte', selfAssessed: true },
  caller: planner,
});
const interpreting = (data: object = {}) => deciding('interpretGoal', { type: 'netDelta', parameters, ...data });

let parts: ReturnType<typeof memory>;
let runner: CommandRunner;

beforeEach(async () => {
  parts = memory();
  ({ runner } = await runnerOver(parts.store, parts.vault, { ...unknowing, statementsElsewhere: async (_, ids) => (ids.includes('N1') ? { N1: 'N' } : {}) }));
  await furnish(runner);
  await runner.execute(adopting);
});

async function dataOfLast(): Promise<Payload['data']> {
  const [last] = await parts.store.readStream('goal-P1', { direction: 'backward', limit: 1 });
  return (JSON.parse(last?.payload ?? '') as Payload).data;
}

const issuesOf = (request: ExecuteRequest) => refusedFor(runner, request);

describe('interpreting a goal', () => {
  it('stores the type, its parameters with defaults, and the spec they stand for', async () => {
    await runner.execute(interpreting());
    expect(await dataOfLast()).toMatchObject({ goal: 'P1', plan: 'P', type: 'netDelta', ...expand('netDelta', parameters) });
  });

  it('refuses a type that does not exist, parameters that do not fit, and a spec from outside', async () => {
    expect(await issuesOf(interpreting({ type: 'guess' }))).toEqual([expect.objectContaining({ field: 'type' })]);
    expect(await issuesOf(interpreting({ parameters: { ...parameters, change: 'many' } }))).toEqual([expect.objectContaining({ field: 'parameters.change' })]);
    expect(await issuesOf(interpreting({ spec: { evaluator: 'value' } }))).toEqual([expect.objectContaining({ field: 'spec' })]);
  });
});

describe('bug-204 a goal could be judged by what nobody had defined', () => {
  it.each([
    ['measure', 'netDelta', { measure: 'nothing', change: '80' }],
    ['register', 'countInRange', { register: 'nothing', low: 2, high: 3, from: '2022-07-01' }],
    ['coverage', 'continuousEffort', { coverage: 'nothing', longestDays: 90 }],
    ['rubric', 'rubricState', { rubric: 'nothing', target: 'strong' }],
  ])('an interpretation that names no %s is refused with the way out', async (kind, type, named) => {
    expect(await issuesOf(interpreting({ type, parameters: named }))).toEqual([
      { field: `parameters.${kind}`, problem: expect.stringContaining('nothing'), remedy: expect.stringContaining('define it first') },
    ]);
    expect(await parts.store.readStream('goal-P1', { limit: 1 })).toEqual([]);
  });

  it('nor may a changed target turn to it', async () => {
    await runner.execute(interpreting());
    expect(await issuesOf(deciding('changeTarget', { changes: { measure: 'nothing' } }))).toEqual([expect.objectContaining({ field: 'parameters.measure' })]);
  });
});

describe('bug-205 a goal that no plan has could be assessed', () => {
  it('is refused, and one that a plan has adopted is accepted', async () => {
    ({ runner } = await runnerOver(parts.store, parts.vault, { ...unknowing, isAdopted: async (goal) => goal === 'P1' }));
    expect(await issuesOf(assessing('P9'))).toEqual([expect.objectContaining({ field: 'goal', remedy: expect.stringContaining('adopted') })]);
    expect(await runner.execute(assessing('P1'))).toMatchObject({ stream: 'assessments-P1:union' });
  });
});

describe('changing what a goal is held to', () => {
  beforeEach(() => runner.execute(interpreting()));

  it('fixes a baseline in the parameters that are in force on the day', async () => {
    await runner.execute(deciding('setBaseline', { on: '2021-12-31', value: 1000 }));
    const baseline = { on: '2021-12-31', value: '1000' };
    const { parameters: whole, spec } = expand('netDelta', { ...parameters, baseline });
    expect(await dataOfLast()).toEqual({ goal: 'P1', ...baseline, parameters: whole, spec });
  });

  it('changes a target and says in words what it was and is', async () => {
    await runner.execute(deciding('setBaseline', { on: '2021-12-31', value: 1000 }));
    await runner.execute(deciding('changeTarget', { from: '2024-01-01', changes: { change: '60' } }));
    const { parameters: whole, spec } = expand('netDelta', { ...parameters, change: '60', baseline: { on: '2021-12-31', value: '1000' } });
    expect(await dataOfLast()).toEqual({ goal: 'P1', previous: 'change 80', next: 'change 60', parameters: whole, spec });
  });

  it('rests on what is in force on the day it holds from, whatever was recorded since', async () => {
    await runner.execute(deciding('changeTarget', { from: '2024-01-01', changes: { change: '60' } }));
    await runner.execute(deciding('changeTarget', { from: '2023-01-01', changes: { tolerance: '5' } }));
    expect(await dataOfLast()).toMatchObject({ parameters: { change: '80', tolerance: '5' } });
    await runner.execute(deciding('changeTarget', { from: '2025-01-01', changes: { tolerance: '3' } }));
    expect(await dataOfLast()).toMatchObject({ parameters: { change: '60', tolerance: '3' } });
  });

  it('refuses changes that do not fit, none at all, and a goal that is not interpreted on the day', async () => {
    expect(await issuesOf(deciding('changeTarget', { changes: { colour: 'red' } }))).toEqual([expect.objectContaining({ field: 'parameters.colour' })]);
    expect(await issuesOf(deciding('changeTarget', { changes: {} }))).toEqual([expect.objectContaining({ field: 'changes' })]);
    expect(await issuesOf(deciding('changeTarget', { goal: 'P2', changes: { change: '60' } }))).toEqual([expect.objectContaining({ field: 'from' })]);
  });
});

describe('adopting a statement', () => {
  it('refuses an id that another plan uses, and names that plan', async () => {
    const statement = { statement: 'N1', position: 9, wording: { nb: 'et eget mål' }, plan: 'P', unit: 'club-1', from: '2022-01-01' };
    const caught = await runner.execute({ name: 'formulateLocalGoal', data: statement, caller: planner }).catch((error: unknown) => error);
    expect(caught).toMatchObject({ kind: 'exists', message: expect.stringContaining('of the plan N') });
  });
});
