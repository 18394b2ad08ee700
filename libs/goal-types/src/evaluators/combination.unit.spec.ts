import { entry, report, unit } from '../catalogue/example.js';
import { expand } from '../catalogue/index.js';
import type { GoalAnswer } from '../evaluation.js';
import { needsOf } from '../needs.js';
import { explain } from '../sentences/index.js';
import { parseSpec, type Rule } from '../spec/index.js';
import { evaluatedSpec } from '../testing/evaluated.js';

const units = [unit('a'), unit('b')];
const tool = { title: 'tool', group: null, spec: expand('deliverable', { register: 'd', entry: 'tool', due: '2022-06-30' }).spec };
const everyone = { title: 'everyone', group: null, spec: expand('allUnitsOnce', { coverage: 'c', decidingDate: '2022-12-31' }).spec };
const both = parseSpec({ evaluator: 'combination', rule: { kind: 'all' }, members: [tool, everyone] });
const accepted = entry('d', 'tool', '2022-05-01', 'accepted');
const late = entry('d', 'tool', '2022-08-01', 'accepted');

describe('a combination where all must hold', () => {
  it('is reached only when every member is', () => {
    const coverage = [report('c', 'a', '2022-03-01'), report('c', 'b', '2022-04-01')];
    expect(evaluatedSpec(both, { units, entries: [accepted], coverage }, '2023-01-01').result).toBe('reached');
    expect(evaluatedSpec(both, { units, entries: [accepted], coverage: coverage.slice(1) }, '2022-06-01').result).toBe('notDecidable');
    expect(evaluatedSpec(both, { units, entries: [late], coverage }, '2023-01-01').result).toBe('partly');
  });

  it('is not reached when no member is', () => {
    const coverage = units.map(({ unit }) => report('c', unit, '2022-03-01', 'notDone'));
    expect(evaluatedSpec(both, { units, entries: [entry('d', 'tool', '2022-01-01', 'underWay')], coverage }, '2023-01-01').result).toBe('notReached');
  });

  it('has the course and the data light of its weakest member, and changes when the first of them does', () => {
    const answer = evaluatedSpec(both, { units, entries: [accepted], coverage: [report('c', 'a', '2021-03-01')] }, '2022-06-01');
    expect(answer).toMatchObject({ course: 'behind', data: 'provisional', workList: ['b'], nextChangeOn: '2022-06-02' });
    expect(answer.contributing).toEqual(['c/a/2021-03-01', 'd/tool/2022-05-01']);
  });

  it('tells its parts first, each with answers of its own, and then what the rule makes of them', () => {
    const answer = evaluatedSpec(both, { units, entries: [accepted] }, '2022-06-01');
    expect(answer.parts.map(({ title, course, result }) => ({ title, course, result }))).toEqual([
      { title: 'tool', course: 'ahead', result: 'reached' },
      { title: 'everyone', course: 'behind', result: 'notDecidable' },
    ]);
    expect(explain(answer, 'nb')).toMatch(/^«tool»: kurs foran, resultat nådd\. «everyone».*1 av 2 vilkår er nådd, og alle må nås\./);
  });

  it('reads what its members read', () => {
    expect(needsOf(both)).toMatchObject({ registers: ['d'], coverages: ['c'], goals: [] });
  });
});

/** Four other goals, by what they answer. */
const goals = ['w', 'x', 'y', 'z'];
const members = goals.map((goal, index) => ({ title: goal, group: index < 3 ? 'first' : 'second', spec: { evaluator: 'goal', goal } }));
const ANSWERS = {
  reached: { course: 'notApplicable', result: 'reached' },
  failed: { course: 'notApplicable', result: 'notReached' },
  onCourse: { course: 'onCourse', result: 'notDecidable' },
  behind: { course: 'behind', result: 'notDecidable' },
  unknown: { course: 'notApplicable', result: 'notDecidable' },
  worse: { course: 'behind', result: 'notDecidable', notes: ['worsened'] },
  better: { course: 'onCourse', result: 'notDecidable', notes: ['improved'] },
  widened: { course: 'behind', result: 'notDecidable', notes: ['gapWidened'] },
  narrowed: { course: 'onCourse', result: 'notDecidable', notes: ['gapNarrowed'] },
  wasWorse: { course: 'notApplicable', result: 'notReached', notes: ['worsened'] },
  wasUnchanged: { course: 'notApplicable', result: 'notReached', notes: ['unchanged'] },
} as const satisfies Readonly<Record<string, Partial<GoalAnswer>>>;
type Answering = keyof typeof ANSWERS | null;

function ruled(rule: Rule | object, answering: readonly Answering[], at = '2022-06-01') {
  const answers = new Map<string, GoalAnswer>();
  answering.forEach((key, index) => {
    if (key === null) return;
    answers.set(goals[index] as string, { data: 'fresh', notes: [], contributing: [`of ${goals[index]}`], nextChangeOn: null, ...ANSWERS[key] });
  });
  const spec = parseSpec({ evaluator: 'combination', rule, members: members.slice(0, answering.length) });
  return evaluatedSpec(spec, { units }, at, { answers });
}

describe('a combination of other goals', () => {
  it('asks for their answers, rests on what they rest on, and changes when they do', () => {
    const spec = parseSpec({ evaluator: 'combination', rule: { kind: 'all' }, members: members.slice(0, 2) });
    expect(needsOf(spec).goals).toEqual(['w', 'x']);
    expect(ruled({ kind: 'all' }, ['reached', 'reached'])).toMatchObject({ result: 'reached', contributing: ['of w', 'of x'] });
  });

  it('missing part: says that a goal is not interpreted, and decides nothing by it', () => {
    const answer = ruled({ kind: 'all' }, ['reached', null]);
    expect(answer).toMatchObject({ course: 'notApplicable', result: 'notDecidable', data: 'missing', notes: ['missingMember'] });
    expect(answer.parts[1]).toMatchObject({ title: 'x', notes: ['missingMember'] });
  });
});

describe('the rule of the worst', () => {
  it('is as good as the weakest, and lets what is settled go', () => {
    expect(ruled({ kind: 'worst' }, ['onCourse', 'behind'])).toMatchObject({ course: 'behind', result: 'notDecidable' });
    expect(ruled({ kind: 'worst' }, ['reached', 'onCourse'])).toMatchObject({ course: 'onCourse', result: 'notDecidable' });
    expect(ruled({ kind: 'worst' }, ['reached', 'failed'])).toMatchObject({ course: 'notApplicable', result: 'notReached' });
    expect(ruled({ kind: 'worst' }, ['onCourse', 'unknown'])).toMatchObject({ course: 'notApplicable', result: 'notDecidable' });
  });
});

/** A number of entries that shall change by so many from two. */
const change = (text: string, register: string) => ({
  title: register,
  group: null,
  spec: {
    ...expand('netDelta', { measure: 'm', change: text, baseline: { on: '2020-12-31', value: '2' } }).spec,
    measure: { kind: 'entries', register, states: ['active'], having: null },
  },
});

describe('the rule that none may be worse', () => {
  const noneWorse = { kind: 'noneWorse' };

  it('asks for no improvement, only that nothing has fallen', () => {
    expect(ruled(noneWorse, ['better', 'better'])).toMatchObject({ course: 'onCourse', figures: { conditionsWorse: '0' } });
    expect(ruled(noneWorse, ['better', 'worse'])).toMatchObject({ course: 'behind', result: 'notDecidable', figures: { conditionsWorse: '1' } });
    expect(ruled(noneWorse, ['reached', 'wasUnchanged'])).toMatchObject({ course: 'notApplicable', result: 'reached' });
    expect(ruled(noneWorse, ['reached', 'wasWorse'])).toMatchObject({ course: 'notApplicable', result: 'notReached' });
  });

  it('does not know of what can not be compared', () => {
    expect(ruled(noneWorse, ['better', 'unknown'])).toMatchObject({ course: 'notApplicable', result: 'notDecidable' });
  });

  it('bug-321: sees that a gap has widened, and that it has not', () => {
    expect(ruled(noneWorse, ['better', 'widened'])).toMatchObject({ course: 'behind', figures: { conditionsWorse: '1' } });
    expect(ruled(noneWorse, ['better', 'narrowed'])).toMatchObject({ course: 'onCourse', figures: { conditionsWorse: '0' } });
  });

  it('bug-322: says of how many nothing can be compared, so that none worse is not read as all as good', () => {
    expect(explain(ruled(noneWorse, ['better', null]), 'nb')).toContain(
      'Dårligere enn utgangspunktet: 0 av 2, kan ikke sammenlignes: 1. Ingen skal være dårligere.',
    );
  });

  it('sees a fall by the sign of a change', () => {
    const spec = parseSpec({ evaluator: 'combination', rule: noneWorse, members: [change('5', 'up'), change('-1', 'down')] });
    const entries = ['one', 'two', 'three'].flatMap((id) => [entry('up', id, '2021-02-01', 'active')]);
    const two = ['one', 'two'].map((id) => entry('down', id, '2021-02-01', 'active'));
    expect(evaluatedSpec(spec, { units, entries: [...entries, ...two] }, '2022-06-01')).toMatchObject({ course: 'onCourse' });
    const grown = [...two, entry('down', 'three', '2021-03-01', 'active')];
    expect(evaluatedSpec(spec, { units, entries: [...entries, ...grown] }, '2022-06-01')).toMatchObject({
      course: 'behind',
      figures: { conditionsWorse: '1' },
    });
  });
});

describe('the rule of so many of each group', () => {
  it('asks it of every group, and does not let one make up for another', () => {
    const one = { kind: 'ofEachGroup', atLeast: 1 };
    expect(ruled(one, ['reached', 'reached', 'reached', 'failed'])).toMatchObject({ result: 'partly' });
    expect(ruled(one, ['reached', 'failed', 'unknown', 'reached'])).toMatchObject({ result: 'reached', notes: ['compensated'] });
  });

  it('rounds a share of a group up: half of three is two', () => {
    const half = { kind: 'ofEachGroup', atLeast: { share: '0.5' } };
    expect(ruled(half, ['reached', 'failed', 'unknown', 'reached'])).toMatchObject({ result: 'notDecidable' });
    expect(ruled(half, ['reached', 'failed', 'reached', 'reached'])).toMatchObject({ result: 'reached' });
    expect(explain(ruled(half, ['reached', 'failed', 'reached', 'reached']), 'nb')).toContain('Nådd i gruppen «first»: 2 av 3; 2 kreves.');
  });
});

describe('the rule of weights', () => {
  const rule = {
    kind: 'weights',
    atLeast: '0.5',
    weights: [
      { from: '2022-01-01', weights: ['0.6', '0.4'] },
      { from: '2022-07-01', weights: ['0.3', '0.7'] },
    ],
  };

  it('compensation hides failure nowhere: what outweighs it is said', () => {
    expect(ruled(rule, ['reached', 'failed'])).toMatchObject({ result: 'reached', notes: ['compensated'], figures: { weightReached: '0.6' } });
    expect(ruled(rule, ['onCourse', 'behind'])).toMatchObject({ course: 'onCourse', result: 'notDecidable', notes: ['compensated'] });
  });

  it('weights changed: those in force on the day count, and that others did before is said', () => {
    expect(ruled(rule, ['reached', 'failed'], '2022-06-30')).toMatchObject({ result: 'reached', nextChangeOn: '2022-07-01' });
    expect(ruled(rule, ['reached', 'failed'], '2022-07-01')).toMatchObject({ result: 'partly', notes: ['weightsChanged'], figures: { weightReached: '0.3' } });
  });

  it('decides nothing before the first weights hold', () => {
    expect(ruled(rule, ['reached', 'reached'], '2021-12-31')).toMatchObject({ course: 'tooEarly', result: 'notDecidable', notes: ['noWeights'] });
  });

  it('adds weights up exactly: 0.1 and 0.2 are 0.3', () => {
    const exact = { kind: 'weights', atLeast: '0.3', weights: [{ from: '2021-01-01', weights: ['0.1', '0.2', '0.7'] }] };
    expect(ruled(exact, ['reached', 'reached', 'failed'])).toMatchObject({ result: 'reached' });
  });
});
