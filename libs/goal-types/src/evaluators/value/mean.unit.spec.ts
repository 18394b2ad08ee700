import { count, entry, planOf, seriesBreak, share, unit } from '../../catalogue/example.js';
import type { JsonObject } from '../../catalogue/index.js';
import type { Facts, MeasurementFact } from '../../facts.js';
import { parseSpec } from '../../spec/index.js';
import { evaluated, evaluatedSpec, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('b')];
const atLeast = (limit: string, strict = false) => ({ kind: 'atLeast', limit, strict }) as const;
const counts = (...values: readonly (readonly [on: string, value: string])[]): readonly MeasurementFact[] =>
  values.map(([on, value]) => count('m', 'b', on, value));

const policy = (kind: string, facts: Partial<Facts>, at: string, parameters: JsonObject = {}) =>
  evaluated('shareThreshold', { measure: 's', share: '0.5', policy: kind, ...parameters }, { units, ...facts }, at, plan);
const shares = (...values: readonly (readonly [on: string, numerator: string, denominator?: string])[]) =>
  values.map(([on, numerator, denominator = '100']) => share('s', 'b', on, numerator, denominator));

const overDays = (measure: object, facts: Partial<Facts>, at: string) =>
  evaluatedSpec(
    parseSpec({
      evaluator: 'value',
      relativeTo: 'nothing',
      measure,
      when: { kind: 'mean', bound: atLeast('1'), from: '2024-01-01', tolerance: '0' },
      maxAgeDays: null,
      decidingDate: null,
    }),
    { units, ...facts },
    at,
    plan,
  ).figures.mean;

describe('a level on average', () => {
  it('of a share is the ratio of the sums, never the mean of the ratios', () => {
    const measurements = shares(['2024-06-30', '90', '100'], ['2024-12-31', '90', '300']);
    expect(policy('mean', { measurements }, '2025-01-01')).toMatchObject({ course: 'behind', figures: { mean: '0.45', countingDates: '2' } });
  });

  it('is decided on every counting date of the window, and only those', () => {
    const measurements = shares(['2023-12-31', '0'], ['2024-06-30', '40'], ['2025-12-31', '60'], ['2026-01-31', '0']);
    expect(policy('mean', { measurements }, '2026-02-01')).toMatchObject({ result: 'reached', figures: { mean: '0.5' } });
  });

  it('is not decided while a unit was silent on a counting date', () => {
    const facts = { units: [unit('b'), unit('c')], measurements: shares(['2024-06-30', '60']) };
    expect(policy('mean', facts, '2026-01-01')).toMatchObject({ result: 'notDecidable', notes: ['gaps', 'missingUnits'], workList: ['b', 'c'] });
  });

  it('knows nothing of a window without a counting date', () => {
    expect(policy('mean', {}, '2026-01-01')).toMatchObject({ result: 'notDecidable', data: 'missing', notes: ['gaps', 'notReported'] });
  });

  it('is too early before its window', () => {
    expect(policy('mean', { measurements: shares(['2024-03-01', '60']) }, '2024-05-31', { from: '2024-06-01' })).toMatchObject({
      course: 'tooEarly',
      nextChangeOn: '2024-06-01',
    });
  });

  it('of a number is the mean of the counting dates', () => {
    expect(overDays({ kind: 'number', measure: 'm' }, { measurements: counts(['2024-01-31', '10'], ['2024-02-29', '30']) }, '2024-03-01')).toBe('20');
  });

  it('of what is known on every day weighs each day the same', () => {
    const entries = [entry('r', 'a', '2023-12-01', 'active'), entry('r', 'b', '2024-01-31', 'active')];
    expect(overDays({ kind: 'entries', register: 'r', states: ['active'], having: null }, { entries }, '2024-02-09')).toBe('1.25');
    expect(overDays({ kind: 'age', register: 'r', entry: null }, { entries: [entry('r', 'a', '2024-01-01', 'active')] }, '2024-01-11')).toBe('5');
  });

  it('bug-361: is never the mean of shares that were published without their parts', () => {
    const published = [count('s', 'b', '2024-06-30', '0.4'), count('s', 'b', '2025-06-30', '0.7')];
    expect(policy('mean', { measurements: published }, '2026-01-01')).toMatchObject({ result: 'notDecidable', figures: { mean: null } });
    expect(policy('mean', { measurements: published }, '2026-01-01').notes).toEqual(['notRolledUp', 'withoutParts']);
    expect(policy('mean', { measurements: published.slice(1) }, '2026-01-01')).toMatchObject({ result: 'reached', figures: { mean: '0.7' } });
  });

  it('bug-362: mixes nothing from either side of a break in the series', () => {
    const measurements = shares(['2024-06-30', '40'], ['2025-06-30', '80']);
    const breaks = [seriesBreak('s', '2025-01-01')];
    expect(policy('mean', { measurements, breaks }, '2026-01-01')).toMatchObject({
      result: 'notDecidable',
      data: 'break',
      notes: ['seriesBreak'],
      figures: { mean: null },
    });
    expect(policy('mean', { measurements, breaks: [seriesBreak('s', '2025-01-01', '2025-12-31')] }, '2026-01-01').result).toBe('reached');
  });
});
