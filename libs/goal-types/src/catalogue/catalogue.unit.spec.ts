import { readdirSync, readFileSync } from 'node:fs';
import { Refused } from '#kernel';
import { evaluate } from '../evaluate.js';
import { LATEST_RULES } from '../rules.js';
import { parseSpec } from '../spec/index.js';
import { catalogue, expand, goalType, rebase, retarget } from './index.js';
import { day } from './example.js';

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
    const context = {
      goal: 'goal',
      at,
      planPeriod,
      effectiveFrom: planPeriod.from,
      decidingDate: null,
      rules: LATEST_RULES,
      source: null,
      answers: new Map(),
      ...type.example.context,
    };
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
      const missing = () => expand(type.name, { ...parameters, [field]: undefined });
      if (!schema.safeParse(undefined).success) expect(fieldsOf(missing)).toEqual([`parameters.${field}`]);
    }
    expect(fieldsOf(() => expand(type.name, { ...parameters, colour: 'green' }))).toEqual(['parameters.colour']);
  });
});

describe('the catalogue', () => {
  it('lists the known names when asked for another', () => {
    const refused = refusal(() => goalType('percentDone'));
    expect(refused.kind).toBe('not-found');
    expect(refused.issues[0]?.remedy).toContain('allUnitsOnce, annualGrowthFloor');
  });

  it.each([
    ['countInRange', { low: 8, high: 6 }, 'parameters.high'],
    ['countInRange', { low: 1.5 }, 'parameters.low'],
    ['countInRange', { states: ['asleep'] }, 'parameters.states[0]'],
    ['shareThreshold', { share: '1.2' }, 'parameters.share'],
    ['shareThreshold', { policy: 'sometimes' }, 'parameters.policy'],
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
    ['deliverable', { plannedStart: '2023-01-01' }, 'parameters.plannedStart'],
    ['continuousEffort', { longestDays: 0 }, 'parameters.longestDays'],
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

  const files = readdirSync(import.meta.dirname).filter((file) => !/^(index|goal-type|fields|thing-fields|conditions|example)\.ts$|\.spec\.ts$/.test(file));

  it('has one file per type', () => {
    expect(files).toHaveLength(catalogue.size);
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
