import type { Payload } from '#domain';
import { expand, type Forecast } from '#goal-types';
import type { CalendarDate, DecimalText } from '#kernel';
import type { CommandRunner, ExecuteRequest, Knowledge } from './index.js';
import { adopting, deciding, issuesOf } from './testing/deciding.js';
import { furnish, memory, planner, runnerOver, unknowing } from './testing/workbench.js';

let parts: ReturnType<typeof memory>;
let runner: CommandRunner;
const over = async (knowledge: Partial<Knowledge> = {}) => ({ runner } = await runnerOver(parts.store, parts.vault, { ...unknowing, ...knowledge }));
const another = { ...planner, actor: 'actor-another' };

beforeEach(async () => {
  parts = memory();
  await over();
  await furnish(runner);
  await runner.execute(adopting);
});

const stored = async (stream: string) =>
  (await parts.store.readStream(stream, { limit: 10 })).map(({ envelope, payload }) => ({
    type: (JSON.parse(envelope) as { readonly type: string }).type,
    data: (JSON.parse(payload) as Payload).data,
  }));

describe('an interpretation that needs two people', () => {
  const parameters = { measure: 'members', change: '80' };
  const proposing = deciding('proposeInterpretation', { proposal: 'p-1', type: 'netDelta', parameters });
  const { from: _from, ...data } = deciding('confirmInterpretation', { proposal: 'p-1' }).data as Readonly<Record<string, unknown>>;
  const confirming = { ...deciding('confirmInterpretation', {}), data, caller: another };

  it('is worked out when it is proposed, and is what the goal means once another has confirmed it', async () => {
    await runner.execute(proposing);
    expect(await issuesOf(runner, { ...confirming, caller: planner })).toMatchObject([{ field: 'proposal' }]);
    expect(await runner.execute(confirming)).toMatchObject({ revision: 2, eventIds: [expect.any(String), expect.any(String)] });
    const [proposed, confirmed, interpreted] = await stored('goal-P1');
    expect([proposed?.type, confirmed?.type, interpreted?.type]).toEqual(['InterpretationProposed', 'InterpretationConfirmed', 'GoalInterpreted']);
    expect({ ...interpreted?.data, proposal: 'p-1' }).toEqual(proposed?.data);
  });

  it('needs grounds of its own from whoever confirms it', async () => {
    await runner.execute(proposing);
    const { mandate: _mandate, ...without } = confirming;
    expect(await issuesOf(runner, without as ExecuteRequest)).toMatchObject([{ field: 'mandate' }]);
  });

  it('is confirmed under the id it was proposed under', async () => {
    expect(await issuesOf(runner, confirming)).toMatchObject([{ field: 'proposal' }]);
  });

  it('is the only way to an interpretation of type custom, and to another target of it', async () => {
    const twoPeople = [{ field: 'type', problem: expect.stringContaining('second person'), remedy: expect.stringContaining('proposeInterpretation') }];
    const custom = { type: 'custom', parameters: { spec: expand('netDelta', parameters).spec } };
    expect(await issuesOf(runner, deciding('interpretGoal', custom))).toEqual(twoPeople);
    await runner.execute(deciding('proposeInterpretation', { proposal: 'p-1', ...custom }));
    await runner.execute(confirming);
    expect((await stored('goal-P1')).at(-1)).toMatchObject({ type: 'GoalInterpreted', data: { type: 'custom', spec: custom.parameters.spec } });
    expect(await issuesOf(runner, deciding('changeTarget', { changes: { spec: expand('netDelta', { ...parameters, change: '1' }).spec } }))).toEqual(twoPeople);
  });
});

const linking = (to: object) => ({ ...deciding('linkGoal', { link: 'l', to }), caller: planner });

describe('linking a goal', () => {
  it('is refused where a goal at the other end was never adopted, and names it', async () => {
    await over({ isAdopted: async (goal) => goal === 'P2' });
    expect(await issuesOf(runner, linking({ kind: 'appliesTo', goals: ['P2', 'P9'] }))).toMatchObject([{ field: 'to.goals[1]' }]);
    expect(await issuesOf(runner, linking({ kind: 'refersTo', what: 'another plan', goal: 'P9' }))).toMatchObject([{ field: 'to.goal' }]);
    expect(await runner.execute(linking({ kind: 'contributesTo', goal: 'P2' }))).toMatchObject({ stream: 'goal-P1' });
  });
});

describe('publishing a forecast', () => {
  const forecast: Forecast = {
    decidingOn: '2025-12-31' as CalendarDate,
    unit: 'count',
    central: '1080' as DecimalText,
    low: '1040' as DecimalText,
    high: '1120' as DecimalText,
    requiredPace: '4' as DecimalText,
    latest: '1010' as DecimalText,
    latestOn: '2022-12-31' as CalendarDate,
    method: 'random-walk-with-drift',
    observations: 12,
  };
  const at = '2023-01-31';
  const publishing = (data: object = {}): ExecuteRequest => ({ name: 'publishForecast', data: { goal: 'P1', plan: 'P', at, ...data }, caller: planner });

  it('puts on record what is foreseen, under the rules in force; whoever publishes sends no figures', async () => {
    await over({ forecast: async (goal, on) => (goal === 'P1' && on === at ? forecast : 'judged') });
    await runner.execute(deciding('interpretGoal', { type: 'netDelta', parameters: { measure: 'members', change: '80' } }));
    await runner.execute(publishing());
    const { latest: _latest, latestOn: _latestOn, ...foreseen } = forecast;
    expect((await stored('goal-P1')).at(-1)).toEqual({ type: 'ForecastPublished', data: { goal: 'P1', plan: 'P', at, ...foreseen, rules: '1' } });
    expect(await issuesOf(runner, publishing({ central: '2000' }))).toMatchObject([{ field: 'central' }]);
  });

  it('is refused with the reason where there is no forecast', async () => {
    expect(await issuesOf(runner, publishing())).toMatchObject([{ field: 'goal', problem: expect.stringContaining('has no forecast') }]);
  });
});

const adoptingRules = (rules: string): ExecuteRequest => ({
  name: 'adoptRules',
  data: { rules },
  caller: { ...planner, role: 'board' },
  mandate: { body: 'Landsstyret', date: '2023-01-20' },
  reason: 'Kilden skal velges',
  expected: 'latest',
});

describe('the rules', () => {
  it('are those that this code knows, and later than those in force', async () => {
    expect(await issuesOf(runner, adoptingRules('99'))).toMatchObject([{ field: 'rules', remedy: expect.stringMatching(/1, 2/) }]);
    expect(await issuesOf(runner, adoptingRules('1'))).toMatchObject([{ field: 'rules' }]);
    expect(await runner.execute(adoptingRules('2'))).toMatchObject({ stream: 'ledger', revision: 1 });
  });
});
