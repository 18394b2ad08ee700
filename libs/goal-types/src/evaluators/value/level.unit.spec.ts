import { count, planOf, unit } from '../../catalogue/example.js';
import type { JsonObject } from '../../catalogue/index.js';
import type { MeasurementFact } from '../../facts.js';
import { evaluated, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('b')];
const atLeast = (limit: string, strict = false) => ({ kind: 'atLeast', limit, strict }) as const;
const counts = (...values: readonly (readonly [on: string, value: string])[]): readonly MeasurementFact[] =>
  values.map(([on, value]) => count('m', 'b', on, value));

const level = (measurements: readonly MeasurementFact[], at: string, parameters: JsonObject = {}, asking: Asking = {}) =>
  evaluated('levelReached', { measure: 'm', bound: atLeast('100'), ...parameters }, { units, measurements }, at, { ...plan, ...asking });

describe('a level by a date, with bounds on the way', () => {
  const interim = [
    { on: '2024-06-30', bound: atLeast('70'), binding: false },
    { on: '2024-12-31', bound: atLeast('80'), binding: true },
  ];
  const line = { path: { shape: 'linear' }, baseline: { on: '2023-12-31', value: '60' }, interim };

  it('gives a binding bound a result of its own, the day after its day and for good', () => {
    const facts = counts(['2024-12-31', '79'], ['2025-12-31', '100']);
    const resultsOn = (at: string) => {
      const { result, parts } = level(facts, at, line);
      return [result, ...parts.map((part) => [part.title, part.result])];
    };
    expect(resultsOn('2024-12-31')).toEqual(['notDecidable', ['2024-12-31', 'notDecidable']]);
    expect(resultsOn('2025-01-01')).toEqual(['notDecidable', ['2024-12-31', 'notReached']]);
    expect(resultsOn('2026-01-01')).toEqual(['reached', ['2024-12-31', 'notReached']]);
  });

  it('says on which day a binding bound is decided', () => {
    expect(level(counts(['2024-11-30', '79']), '2024-12-15', { ...line, maxAgeDays: null }).nextChangeOn).toBe('2025-01-01');
  });

  it('does not decide a binding bound on a day without a value', () => {
    expect(level(counts(['2024-06-30', '90']), '2025-01-01', { ...line, maxAgeDays: 62 }).parts[0]).toMatchObject({ result: 'notDecidable', data: 'outdated' });
  });

  it('expects the straight line through every bound on the way, binding or not', () => {
    expect(level(counts(['2024-06-30', '70']), '2024-07-01', line)).toMatchObject({ course: 'onCourse', figures: { expected: '70' } });
    expect(level(counts(['2024-12-31', '80']), '2025-01-01', line).figures.expected).toBe('80');
    expect(level(counts(['2024-06-30', '70']), '2024-07-01', { ...line, interim: [] }).course).toBe('ahead');
  });

  it('expects the next bound from the first day where the path is level', () => {
    const stairs = { interim };
    expect(level(counts(['2024-02-01', '70']), '2024-02-02', stairs).course).toBe('onCourse');
    expect(level(counts(['2024-07-01', '70']), '2024-07-02', stairs).course).toBe('behind');
    expect(level(counts(['2025-07-01', '80']), '2025-07-02', stairs).course).toBe('behind');
  });

  it('expects nothing more between two steps', () => {
    const steps = {
      path: {
        shape: 'stepped',
        points: [
          { on: '2024-03-01', value: '70' },
          { on: '2024-12-31', value: '80' },
        ],
      },
    };
    const courses = [
      ['2024-02-28', '60'],
      ['2024-12-30', '70'],
      ['2024-12-31', '70'],
    ].map(([on, value]) => level(counts([on as string, value as string]), on as string, steps).course);
    expect(courses).toEqual(['tooEarly', 'onCourse', 'behind']);
  });

  it('counts from what was measured on the baseline’s day where no value is locked', () => {
    const measured = { path: { shape: 'linear' }, baseline: { on: '2023-12-31', value: null } };
    const facts = counts(['2023-12-31', '60'], ['2024-12-31', '81']);
    const { course, figures, contributing } = level(facts, '2024-12-31', measured);
    expect({ course, contributing }).toEqual({ course: 'ahead', contributing: ['m/b/2023-12-31', 'm/b/2024-12-31'] });
    expect(Number(figures.expected)).toBeCloseTo(60 + (40 * 366) / 731, 6);
    expect(level(counts(['2024-12-31', '81']), '2024-12-31', measured)).toMatchObject({ course: 'notApplicable', notes: ['noBaseline'] });
  });

  it.each([
    [{ interim: [{ on: '2025-12-31', bound: atLeast('90'), binding: true }], decidingDate: '2025-12-31' }, 'parameters.interim[0].on'],
    [{ interim: [{ on: '2023-06-30', bound: atLeast('90'), binding: true }], baseline: { on: '2023-12-31', value: '1' } }, 'parameters.interim[0].on'],
    [{ bound: { kind: 'between', low: '2', high: '1' } }, 'parameters.bound.high'],
    [{ bound: { kind: 'between', low: '1', high: '2' }, path: { shape: 'linear' } }, 'parameters.path.shape'],
    [{ bound: { kind: 'between', low: '1', high: '2' }, interim }, 'parameters.interim'],
  ])('refuses %j', (parameters, field) => {
    expect(() => level([], '2024-01-01', parameters as JsonObject)).toThrow(field);
  });
});

describe('a level within a range by a date', () => {
  const range = { bound: { kind: 'between', low: '90', high: '110' }, tolerance: '5' };

  it('is on course within the widened range and behind on both sides of it, and is decided without the tolerance the day after', () => {
    expect(['84', '85', '115', '116'].map((value) => level(counts(['2025-06-30', value]), '2025-07-01', range).course)).toEqual([
      'behind',
      'onCourse',
      'onCourse',
      'behind',
    ]);
    expect(['89', '90', '110', '111'].map((value) => level(counts(['2025-12-31', value]), '2026-01-01', range).result)).toEqual([
      'notReached',
      'reached',
      'reached',
      'notReached',
    ]);
    expect(level(counts(['2025-12-31', '100']), '2025-12-31', range)).toMatchObject({ result: 'notDecidable', nextChangeOn: '2026-01-01' });
  });

  it('has no path, so that nothing is ahead', () => {
    expect(level(counts(['2024-06-30', '100']), '2024-07-01', range).figures.expected).toBeUndefined();
  });

  it('says nothing on numbers from before the plan', () => {
    expect(level(counts(['2023-12-31', '100']), '2024-01-02', range)).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'] });
  });
});
