import { count, planOf, seriesBreak, share, unit } from '../../catalogue/example.js';
import { expand, type JsonObject } from '../../catalogue/index.js';
import type { Facts } from '../../facts.js';
import type { Spec } from '../../spec/index.js';
import { evaluated, evaluatedSpec, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('b')];
const baseline = { on: '2023-12-31', value: '1000' };

const change = (values: readonly (readonly [string, string])[], at: string, parameters = {}, facts: Partial<Facts> = {}) =>
  evaluated(
    'netDelta',
    { measure: 'm', change: '80', baseline, ...parameters },
    { units, measurements: values.map(([on, value]) => count('m', 'b', on, value)), ...facts },
    at,
    plan,
  );

describe('a net change', () => {
  it('shows a fall and an overshoot unclamped', () => {
    expect(change([['2024-12-31', '984']], '2025-01-01').figures.shareOfTarget).toBe('-0.2');
    expect(change([['2024-12-31', '1104']], '2025-01-01').figures.shareOfTarget).toBe('1.3');
  });

  it('is decided on the count at the deciding date: a peak on the way is not a result', () => {
    const peak = [
      ['2025-03-31', '1100'],
      ['2025-12-31', '1079'],
    ] as const;
    expect(change(peak, '2025-04-01')).toMatchObject({ course: 'ahead', result: 'notDecidable' });
    expect(change(peak, '2026-01-01')).toMatchObject({ course: 'notApplicable', result: 'notReached' });
  });

  it('is reached at the very number', () => {
    expect(change([['2025-12-31', '1080']], '2026-01-01')).toMatchObject({ result: 'reached', nextChangeOn: null });
  });

  it('is reached downwards as well', () => {
    expect(change([['2025-12-31', '920']], '2026-01-01', { change: '-80' }).result).toBe('reached');
    expect(change([['2025-12-31', '921']], '2026-01-01', { change: '-80' }).result).toBe('notReached');
    expect(change([['2024-12-31', '940']], '2025-01-01', { change: '-80' }).course).toBe('ahead');
  });

  it('does not look at counts after the deciding date', () => {
    const values = [
      ['2025-12-31', '1070'],
      ['2026-01-31', '1090'],
    ] as const;
    expect(change(values, '2026-02-01')).toMatchObject({ result: 'notReached', contributing: ['m/b/2025-12-31'] });
  });

  it('is not decidable, never "not reached", when the deciding date has no count', () => {
    expect(change([['2025-06-30', '1010']], '2026-01-01')).toMatchObject({ result: 'notDecidable', data: 'outdated' });
    expect(change([], '2026-01-01')).toMatchObject({ result: 'notDecidable', data: 'missing', notes: ['notReported'] });
  });

  it('has no course and no result without a baseline', () => {
    const values = [['2024-06-30', '1010']] as const;
    expect(change(values, '2024-07-01', { baseline: null })).toMatchObject({ course: 'notApplicable', data: 'missing', notes: ['noBaseline'] });
    expect(change(values, '2026-01-01', { baseline: null }).result).toBe('notDecidable');
  });

  it('is too early before anything was counted in the plan period', () => {
    expect(change([['2023-12-31', '1000']], '2024-01-15')).toMatchObject({ course: 'tooEarly', notes: ['tooEarly'] });
  });

  it('begins its path with the plan when the baseline is older', () => {
    const old = { baseline: { on: '2020-12-31', value: '1000' } };
    expect(change([['2024-12-31', '1041']], '2025-01-01', old).course).toBe('ahead');
  });

  it('follows own points, from the baseline and on to the target', () => {
    const points = { path: { shape: 'points', points: [{ on: '2025-06-30', value: '0' }] } };
    expect(change([['2025-03-31', '1000']], '2025-04-01', points).course).toBe('onCourse');
    expect(change([['2025-09-30', '1020']], '2025-10-01', points).course).toBe('behind');
  });

  it('does not compare across a break after the baseline', () => {
    const facts = { breaks: [seriesBreak('m', '2024-06-01')] };
    expect(change([['2024-12-31', '900']], '2025-01-01', {}, facts)).toMatchObject({ course: 'notApplicable', data: 'break', notes: ['seriesBreak'] });
    expect(change([['2025-12-31', '1100']], '2026-01-01', {}, facts).result).toBe('notDecidable');
  });

  it('grows outdated by itself, and says on which day', () => {
    const values = [['2024-06-30', '1025']] as const;
    expect(change(values, '2024-07-01')).toMatchObject({ data: 'fresh', nextChangeOn: '2024-09-01' });
    expect(change(values, '2024-08-31').data).toBe('fresh');
    expect(change(values, '2024-09-01').data).toBe('outdated');
  });
});

const shares = (facts: Partial<Facts>, at: string, parameters = {}) =>
  evaluated('shareThreshold', { measure: 's', share: '0.10', baseline: { on: '2023-12-31', value: '0.06' }, ...parameters }, { units, ...facts }, at, plan);
const published = (unit: string) => count('s', unit, '2025-12-31', '0.12');

describe('a share by a date', () => {
  it('is the ratio of the sums, not the mean of the ratios', () => {
    const measurements = [share('s', 'b', '2025-12-31', '50', '100'), share('s', 'c', '2025-12-31', '10', '900')];
    const { figures, result } = shares({ units: [unit('b'), unit('c')], measurements }, '2026-01-01');
    expect(figures.share).toBe('0.06');
    expect(result).toBe('notReached');
  });

  it('notes a denominator of zero and goes on', () => {
    const { course, notes, figures } = shares({ measurements: [share('s', 'b', '2024-12-31', '3', '0')] }, '2025-01-01');
    expect({ course, notes, share: figures.share }).toEqual({ course: 'notApplicable', notes: ['divisionByZero'], share: null });
  });

  it('shows a share over 100 % as the error it is, and decides nothing on it', () => {
    const measurements = [share('s', 'b', '2025-12-31', '130', '100')];
    const { notes, figures, result } = shares({ measurements }, '2026-01-01');
    expect({ notes, share: figures.share, result }).toEqual({ notes: ['shareOverOne'], share: '1.3', result: 'notDecidable' });
  });

  it('uses a share published without its parts for one unit, marked, and never rolls it up', () => {
    expect(shares({ measurements: [published('b')] }, '2026-01-01')).toMatchObject({ result: 'reached', notes: ['withoutParts'] });
    expect(shares({ units: [unit('b'), unit('c')], measurements: [published('b'), published('c')] }, '2026-01-01')).toMatchObject({
      result: 'notDecidable',
      notes: ['notRolledUp'],
    });
  });

  it('is on course along the line from the baseline', () => {
    expect(shares({ measurements: [share('s', 'b', '2024-12-31', '81', '1000')] }, '2025-01-01').course).toBe('ahead');
    expect(shares({ measurements: [share('s', 'b', '2024-12-31', '79', '1000')] }, '2025-01-01').course).toBe('behind');
    expect(shares({ measurements: [share('s', 'b', '2024-12-31', '79', '1000')] }, '2025-01-01', { tolerance: '0.002' }).course).toBe('onCourse');
  });

  it('has no course without a baseline to draw the line from, but has a result', () => {
    const measurements = [share('s', 'b', '2024-12-31', '81', '1000'), share('s', 'b', '2025-12-31', '101', '1000')];
    expect(shares({ measurements }, '2025-01-01', { baseline: null })).toMatchObject({ course: 'notApplicable', notes: ['noBaseline'], data: 'fresh' });
    expect(shares({ measurements }, '2026-01-01', { baseline: null }).result).toBe('reached');
  });

  it('has a course from those who reported, and no result until all have', () => {
    const measurements = [share('s', 'b', '2025-12-31', '20', '100')];
    const open = shares({ units: [unit('b'), unit('c')], measurements }, '2025-12-31');
    expect(open).toMatchObject({ course: 'ahead', data: 'provisional', notes: ['missingUnits'], workList: ['c'] });
    expect(shares({ units: [unit('b'), unit('c')], measurements }, '2026-01-01').result).toBe('notDecidable');
  });

  it('places the share of a period on its last day', () => {
    const year = share('s', 'b', '2024-01-01', '8', '100', { to: unit('b', { from: '2025-01-01' }).from });
    expect(shares({ measurements: [year] }, '2024-12-30').data).toBe('missing');
    expect(shares({ measurements: [year] }, '2024-12-31').figures.share).toBe('0.08');
  });
});

const level = (path: JsonObject, strict: boolean): Spec =>
  expand('levelReached', { measure: 'm', bound: { kind: 'atLeast', limit: '1000', strict }, path, tolerance: '10', maxAgeDays: 62 }).spec;
const levelAt = (spec: Spec, on: string, value: string, asked: string) =>
  evaluatedSpec(spec, { units, measurements: [count('m', 'b', on, value)] }, asked, plan);

describe('a level by a date', () => {
  it('expects the bound from the first day where the path is level, within the tolerance', () => {
    const spec = level({ shape: 'level' }, false);
    expect(levelAt(spec, '2024-06-30', '990', '2024-07-01').course).toBe('onCourse');
    expect(levelAt(spec, '2024-06-30', '989', '2024-07-01').course).toBe('behind');
  });

  it('gives no tolerance to the result, nor the limit itself where it is outside', () => {
    expect(levelAt(level({ shape: 'level' }, false), '2025-12-31', '999', '2026-01-01').result).toBe('notReached');
    expect(levelAt(level({ shape: 'level' }, true), '2025-12-31', '1000', '2026-01-01').result).toBe('notReached');
    expect(levelAt(level({ shape: 'level' }, false), '2025-12-31', '1000', '2026-01-01').result).toBe('reached');
  });

  it('is too early before its first own point', () => {
    const spec = level({ shape: 'points', points: [{ on: '2024-12-31', value: '500' }] }, false);
    expect(levelAt(spec, '2024-11-30', '100', '2024-12-01').course).toBe('tooEarly');
    expect(levelAt(spec, '2024-12-31', '505', '2025-01-01').course).toBe('onCourse');
  });

  it('bug-356: says when a bound on the way that only steers the course is passed', () => {
    const interim = [{ on: '2024-06-30', bound: { kind: 'atLeast', limit: '900', strict: false }, binding: false }];
    const spec = expand('levelReached', { measure: 'm', bound: { kind: 'atLeast', limit: '1000', strict: false }, interim }).spec;
    expect(levelAt(spec, '2024-05-31', '950', '2024-06-30')).toMatchObject({ course: 'onCourse', nextChangeOn: '2024-07-01' });
    expect(levelAt(spec, '2024-05-31', '950', '2024-07-01').course).toBe('behind');
  });
});
