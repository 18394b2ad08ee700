import { readdirSync, readFileSync } from 'node:fs';
import { Refused } from '#kernel';
import { needsSecondPerson } from '../custom.js';
import { evaluate } from '../evaluate.js';
import { parseSpec } from '../spec/index.js';
import { catalogue, expand, goalType, rebase, retarget, type JsonObject } from './index.js';
import { contextOn, day } from './example.js';
import { FIELD_WORDS } from './field-words.js';

function refusal(act: () => unknown): Refused {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error('was not refused');
}

const fieldsOf = (act: () => unknown) => refusal(act).issues.map((issue) => issue.field);

describe.each([...catalogue.values()])('$name ($code)', (type) => {
  const { parameters, facts, at, planPeriod, expected } = type.example;
  const { spec } = expand(type.name, parameters);

  it('answers its worked example as worked by hand', () => {
    const context = contextOn(at, planPeriod, type.example.context);
    const { course, result, data, notes, figures, parts } = evaluate(spec, facts, context);
    expect({ course, result, data, notes }).toEqual({
      course: expected.course,
      result: expected.result,
      data: expected.data,
      notes: expected.notes,
    });
    expect(Object.fromEntries(figures.map((figure) => [figure.key, figure.value]))).toMatchObject(expected.figures);
    expect(parts).toMatchObject(expected.parts ?? parts);
  });

  it('expands to a spec that reads back as itself', () => {
    expect(parseSpec(JSON.parse(JSON.stringify(spec)))).toEqual(spec);
  });

  it('keeps its parameters, with the defaults filled in, so that they expand to the same again', () => {
    const first = expand(type.name, parameters);
    expect(expand(type.name, first.parameters)).toEqual(first);
  });

  it('names a missing and an unknown field', () => {
    for (const [field, schema] of Object.entries(type.parameters.shape)) {
      if (schema.safeParse(undefined).success) continue;
      expect(fieldsOf(() => expand(type.name, { ...parameters, [field]: undefined }))).toEqual([`parameters.${field}`]);
    }
    expect(fieldsOf(() => expand(type.name, { ...parameters, colour: 'green' }))).toEqual(['parameters.colour']);
  });
});

const part = { title: 'one', register: 'd', entry: 'one' };
const sign = { title: 'sign', type: 'allUnitsOnce', parameters: { coverage: 'c' } };
const quota = { register: 'g', total: 3, attendance: { having: { attribute: 'board', equals: true } } };
const goals = [
  { title: 'first', goal: 'F1' },
  { title: 'second', goal: 'F2' },
];
const weighted = (...sets: readonly string[][]) => ({
  rule: { kind: 'weights', atLeast: '0.5', weights: sets.map((weights) => ({ from: '2024-01-01', weights })) },
});
const anySpec = goalType('custom').example.parameters['spec'] as JsonObject;

describe('the catalogue', () => {
  it('lists the known names when asked for another', () => {
    const refused = refusal(() => goalType('percentDone'));
    expect(refused.kind).toBe('not-found');
    expect(refused.issues[0]?.remedy).toContain('allUnitsEachOccasion, allUnitsEachYear');
  });

  it('names the goal type of a condition that does not exist', () => {
    const members = [sign, { ...sign, type: 'percentDone' }];
    const refused = refusal(() => retarget('compositeConstruct', goalType('compositeConstruct').example.parameters, { members }));
    expect({ kind: refused.kind, field: refused.issues[0]?.field }).toEqual({ kind: 'not-found', field: 'parameters.members[1].type' });
  });

  it('holds the custom way out apart: it can be looked up and expanded, needs a second person, and is not offered', () => {
    expect(goalType('custom').name).toBe('custom');
    expect(expand('custom', { spec: anySpec }).spec).toEqual(parseSpec(anySpec));
    expect(catalogue.has('custom')).toBe(false);
    expect([...catalogue.keys(), 'custom'].filter(needsSecondPerson)).toEqual(['custom']);
  });

  it.each([
    ['countInRange', { low: 8, high: 6 }, 'parameters.high'],
    ['countInRange', { low: 1.5 }, 'parameters.low'],
    ['countInRange', { from: '2022-01-02', decidingDate: '2022-01-01' }, 'parameters.from'],
    ['parityWithNeed', { low: '1.1', high: '0.9' }, 'parameters.high'],
    ['minimumCount', { counterparts: { attribute: 'party', values: [] } }, 'parameters.counterparts.values'],
    ['majorityAtEvent', { responseRate: '30' }, 'parameters.responseRate'],
    ['majorityAtEvent', { event: '2025-02-30' }, 'parameters.event'],
    ['levelReached', { measure: { kind: 'flow', measure: 'm' } }, 'parameters.measure.kind'],
    ['withinLimits', { when: 'week' }, 'parameters.when'],
    ['withinLimits', { when: 'throughout', required: 2 }, 'parameters.required'],
    ['countInRange', { states: ['asleep'] }, 'parameters.states[0]'],
    ['shareThreshold', { share: '1.2' }, 'parameters.share'],
    ['shareThreshold', { policy: 'sometimes' }, 'parameters.policy'],
    [
      'shareThreshold',
      { policy: 'mean', interim: [{ on: '2024-12-31', bound: { kind: 'atLeast', limit: '0.08', strict: false }, binding: true }] },
      'parameters.interim',
    ],
    ['shareThreshold', { decidingDate: '2023-12-31' }, 'parameters.decidingDate'],
    ['annualGrowthFloor', { rate: 0.02 }, 'parameters.rate'],
    ['annualGrowthFloor', { rate: '2 %' }, 'parameters.rate'],
    ['annualGrowthFloor', { tolerance: '-0.01' }, 'parameters.tolerance'],
    ['annualGrowthFloor', { yearsRequired: 'most' }, 'parameters.yearsRequired'],
    ['netDelta', { change: 'eighty' }, 'parameters.change'],
    ['netDelta', { by: 'points' }, 'parameters.by'],
    ['annualGrowthFloor', { path: { shape: 'seasonal', years: 0 } }, 'parameters.path.years'],
    ['directionOnly', { direction: 'better' }, 'parameters.direction'],
    ['directionOnly', { materiality: '-1' }, 'parameters.materiality'],
    ['directionOnly', { decidingDate: '2023-12-31' }, 'parameters.decidingDate'],
    ['scoreImprovement', { responseRate: '1.2' }, 'parameters.responseRate'],
    ['scoreImprovement', { answers: 0 }, 'parameters.answers'],
    ['monitoredFigure', { measure: { kind: 'share' } }, 'parameters.measure.measure'],
    ['netDelta', { decidingDate: '2023-02-29' }, 'parameters.decidingDate'],
    ['netDelta', { baseline: { on: '2023-12-31', value: 'NaN' } }, 'parameters.baseline.value'],
    ['netDelta', { decidingDate: '2025-12-31', path: { shape: 'points', points: [{ on: '2026-01-01', value: '80' }] } }, 'parameters.path.points[0].on'],
    [
      'netDelta',
      {
        path: {
          shape: 'points',
          points: [
            { on: '2025-01-01', value: '40' },
            { on: '2024-01-01', value: '80' },
          ],
        },
      },
      'parameters.path.points',
    ],
    ['totalOverPeriod', { window: { kind: 'dates', first: '2026-03-02', last: '2026-03-01' } }, 'parameters.window.last'],
    ['totalOverPeriod', { decidingDate: '2026-03-01' }, 'parameters.decidingDate'],
    ['totalOverPeriod', { path: { shape: 'seasonal', years: 2 } }, 'parameters.path.shape'],
    ['resourceFrame', { years: [], total: null }, 'parameters.years'],
    ['resourceFrame', { years: [{ year: 2024, low: '2', high: '1' }] }, 'parameters.years[0].high'],
    [
      'resourceFrame',
      {
        years: [
          { year: 2024, high: '1' },
          { year: 2024, high: '2' },
        ],
      },
      'parameters.years[1].year',
    ],
    ['resourceFrame', { total: { low: '2', high: '1' } }, 'parameters.total.high'],
    ['narrowingGap', { decidingDate: '2023-12-31' }, 'parameters.decidingDate'],
    ['narrowingGap', { target: '-1' }, 'parameters.target'],
    ['rankAmongPeers', { topShare: '0.25' }, 'parameters.place'],
    ['rankAmongPeers', { place: null }, 'parameters.place'],
    ['rankAmongPeers', { peers: [{ peer: 'A', measure: 'a', from: '2022-01-01', to: '2022-01-01' }] }, 'parameters.peers[0].to'],
    [
      'rankAmongPeers',
      {
        peers: [
          { peer: 'A', measure: 'a' },
          { peer: 'B', measure: 'a' },
        ],
      },
      'parameters.peers[1].measure',
    ],
    ['benchmarkParity', { decidingDate: '2020-12-31' }, 'parameters.decidingDate'],
    ['compositionBalanced', { reference: { kind: 'fixed', shares: ['0.4', '0.5'] } }, 'parameters.reference.shares'],
    ['compositionBalanced', { reference: { kind: 'fixed', shares: ['0.4', '0.3', '0.3'] } }, 'parameters.reference.shares'],
    ['compositionBalanced', { reference: { kind: 'measured', measures: ['a', 'b', 'c'] } }, 'parameters.reference.measures'],
    ['deliverable', { plannedStart: '2023-01-01' }, 'parameters.plannedStart'],
    ['continuousEffort', { longestDays: 0 }, 'parameters.longestDays'],
    ['deliverable', { due: { register: 'decisions', entry: 'plan', states: ['accepted'] } }, 'parameters.due.days'],
    ['deliverable', { targetState: 'underWay' }, 'parameters.targetState'],
    ['deliverableInParts', { parts: [part] }, 'parameters.parts'],
    ['deliverableInParts', { parts: [part, { ...part, title: 'again' }] }, 'parameters.parts'],
    ['externalDecision', { criterion: '' }, 'parameters.criterion'],
    ['externalDecision', { required: 3 }, 'parameters.required'],
    ['livingRegister', { maxAgeDays: 0 }, 'parameters.maxAgeDays'],
    ['structuredQuota', { total: 0 }, 'parameters.total'],
    ['structuredQuota', { conditions: [], areas: null, attendance: null }, 'parameters.conditions'],
    ['structuredQuota', { areas: { attribute: 'area', values: [] } }, 'parameters.areas.values'],
    ['compositeConstruct', weighted(['0.6', '0.3']), 'parameters.rule.weights[0].weights'],
    ['compositeConstruct', weighted(['0.5', '0.3', '0.2']), 'parameters.rule.weights[0].weights'],
    ['compositeConstruct', weighted(['0.6', '0.4'], ['0.5', '0.5']), 'parameters.rule.weights'],
    ['compositeConstruct', { rule: { kind: 'ofEachGroup', atLeast: 3 } }, 'parameters.rule.atLeast'],
    ['compositeConstruct', { rule: { kind: 'noneWorse' }, members: [sign, { title: 'goal', goal: 'F1' }] }, 'parameters.members[0]'],
    ['compositeConstruct', { rule: { kind: 'average' } }, 'parameters.rule.kind'],
    ['compositeConstruct', { members: [sign, { title: 'neither', parameters: {} }] }, 'parameters.members[1].type'],
    ['compositeConstruct', { members: [sign, { ...sign, goal: 'F1' }] }, 'parameters.members[1].goal'],
    ['compositeConstruct', { members: [sign, { ...sign, type: 'structuredQuota', parameters: quota }] }, 'parameters.members[1].type'],
    ['compositeConstruct', { members: [sign, { ...sign, type: 'custom', parameters: {} }] }, 'parameters.members[1].type'],
    ['compositeConstruct', { members: [sign, { ...sign, parameters: { coverage: 'c', graceDays: -1 } }] }, 'parameters.members[1].parameters.graceDays'],
    ['overallGoal', { judged: null }, 'parameters.judged'],
    ['overallGoal', { derived: { rule: { kind: 'all' }, goals } }, 'parameters.derived'],
    ['overallGoal', { judged: null, derived: { rule: { kind: 'all' }, goals: [...goals, goals[0] as JsonObject] } }, 'parameters.derived.goals[2]'],
    ['overallGoal', { judged: null, derived: { rule: weighted(['1', '0', '0']).rule, goals } }, 'parameters.derived.rule.weights[0].weights'],
    ['custom', { spec: { ...anySpec, maxAgeDays: 0 } }, 'parameters.spec.maxAgeDays'],
  ])('refuses for %s the contradiction %j, and names it', (name, changes, field) => {
    const refused = refusal(() => retarget(name, goalType(name).example.parameters, changes));
    expect(refused.kind).toBe('invalid');
    expect(refused.issues.map((issue) => issue.field)).toEqual([field]);
    expect(refused.issues[0]?.remedy).not.toBe('');
  });

  it('fixes a baseline where the type has one, and refuses where it has none', () => {
    const { spec, parameters } = rebase('netDelta', goalType('netDelta').example.parameters, { on: day('2023-12-30'), value: '990' });
    expect(parameters['baseline']).toEqual({ on: '2023-12-30', value: '990' });
    expect(spec).toMatchObject({ baseline: { on: '2023-12-30', value: '990' } });
    expect(fieldsOf(() => rebase('rubricState', goalType('rubricState').example.parameters, { on: day('2023-12-30'), value: '2' }))).toEqual(['baseline']);
  });

  it('changes a target and leaves the other parameters as they were', () => {
    const before = expand('annualGrowthFloor', { measure: 'members', rate: '0.02', tolerance: '0.001' });
    const after = retarget('annualGrowthFloor', before.parameters, { rate: '0.015' });
    expect(after.parameters).toEqual({ ...before.parameters, rate: '0.015' });
  });

  const files = readdirSync(import.meta.dirname).filter(
    (file) => !/^(index|goal-type|fields|field-words|thing-fields|conditions|example)\.ts$|\.spec\.ts$/.test(file),
  );

  it('has one file per type', () => {
    expect(files).toHaveLength(catalogue.size);
  });

  it('holds 38 types, each with a code of its own: 30 by letter and number, eight by name', () => {
    const codes = [...catalogue.values()].map(({ code }) => code);
    expect(catalogue.size).toBe(38);
    expect(new Set(codes).size).toBe(38);
    expect(codes.filter((code) => /^[QCMJS]\d+$/.test(code))).toHaveLength(30);
    expect([...catalogue.values()].filter(({ code, name }) => code === name)).toHaveLength(8);
  });

  it('calls every parameter of every type by words, and has no words for others', () => {
    const parameters = [...catalogue.values(), goalType('custom')].flatMap((type) => Object.keys(type.parameters.shape));
    expect(Object.keys(FIELD_WORDS)).toEqual([...new Set(parameters)].toSorted());
  });

  it.each(files)('holds no arithmetic in %s', (file) => {
    const source = readFileSync(new URL(file, import.meta.url), 'utf8');
    const imported = [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
    expect([
      'zod',
      '#domain',
      '../spec/measures.js',
      '../spec/parts.js',
      './conditions.js',
      './example.js',
      './fields.js',
      './goal-type.js',
      './thing-fields.js',
    ]).toEqual(expect.arrayContaining(imported));
    const code = source.replaceAll(/\/\*[^]*?\*\/|\/\/.*|'[^']*'/g, '');
    expect(code).not.toMatch(/[-+*%<]|\/|[dD]ecimal\(|=>\s*\d/);
  });
});
