import { count, entry, planOf, share, unit } from '../../catalogue/example.js';
import type { JsonObject } from '../../catalogue/index.js';
import type { Facts, MeasurementFact } from '../../facts.js';
import { parseSpec, type SpecInput } from '../../spec/index.js';
import { evaluated, evaluatedSpec, type Asking } from '../../testing/evaluated.js';

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

const limits = (measurements: readonly MeasurementFact[], at: string, parameters: JsonObject = {}) =>
  evaluated('withinLimits', { measure: 'm', bound: atLeast('100'), when: 'quarter', ...parameters }, { units, measurements }, at, plan);
const QUARTER_ENDS = ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31', '2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'] as const;
const quarters = (...values: readonly (string | null)[]) =>
  values.flatMap((value, index) => (value === null ? [] : counts([QUARTER_ENDS[index] as string, value])));

describe('limits at the end of each period', () => {
  it('are kept when they held every time, and not before the last has passed', () => {
    const all = quarters('100', '101', '102', '103', '104', '105', '106', '107');
    expect(limits(all, '2025-12-31')).toMatchObject({ result: 'notDecidable', course: 'onCourse', figures: { periodsMet: '7', periodsRequired: '8' } });
    expect(limits(all, '2026-01-01')).toMatchObject({ result: 'reached', course: 'notApplicable', figures: { periodsMet: '8' }, nextChangeOn: null });
  });

  it('are missed as soon as too many periods are outside, and told as partly where some held', () => {
    expect(limits(quarters('99'), '2024-04-01')).toMatchObject({ result: 'notReached', course: 'behind', notes: ['notThroughout'] });
    expect(limits(quarters('100', '99'), '2024-07-01').result).toBe('partly');
  });

  it('are kept in k of n periods as soon as k have held, and missed as soon as k no longer can', () => {
    const twoOf = { required: 2 };
    expect(limits(quarters('100', '99'), '2024-07-01', twoOf)).toMatchObject({ result: 'notDecidable', course: 'behind' });
    expect(limits(quarters('100', '99', '100'), '2024-10-01', twoOf)).toMatchObject({ result: 'reached', course: 'notApplicable' });
    expect(limits(quarters('99', '99', '99', '99', '99', '99'), '2025-07-01', twoOf).result).toBe('notDecidable');
    expect(limits(quarters('99', '99', '99', '99', '99', '99', '99'), '2025-10-01', twoOf).result).toBe('notReached');
  });

  it('are undecided in a period without a value, which is not "not met"', () => {
    const hole = quarters('100', null, '102', '103', '104', '105', '106', '107');
    const { result, notes, parts } = limits(hole, '2026-01-01', { maxAgeDays: null });
    expect({ result, notes }).toEqual({ result: 'notDecidable', notes: ['gaps'] });
    expect(parts[1]).toMatchObject({ title: '2024-Q2', result: 'notDecidable', data: 'missing' });
    expect(limits(hole, '2026-01-01', { required: 7 }).result).toBe('reached');
  });

  it('let no value of an earlier period stand for a later one', () => {
    expect(limits(quarters('100'), '2024-07-01', { maxAgeDays: null }).figures.periodsDecided).toBe('1');
  });

  it('look only at the whole periods from the first day they must hold', () => {
    expect(limits([], '2024-06-01', { from: '2024-05-15' })).toMatchObject({ course: 'tooEarly', figures: { periodsRequired: '6' } });
    expect(limits([], '2024-06-01', { from: '2024-05-15', when: 'year', decidingDate: '2025-06-30' })).toMatchObject({
      result: 'notDecidable',
      notes: ['noWholePeriod', 'notReported'],
    });
  });

  it('hold a share to a band of which both sides are outside', () => {
    const equity = (...numerators: readonly string[]) => numerators.map((numerator, index) => share('s', 'b', QUARTER_ENDS[index] as string, numerator, '100'));
    const band = { measure: { kind: 'share', measure: 's' }, bound: { kind: 'between', low: '0.3', high: '0.5' }, required: 1 };
    expect(limits(equity('51'), '2024-04-01', band)).toMatchObject({ course: 'behind', figures: { periodsMet: '0', periodsDecided: '1' } });
    expect(limits(equity('51', '50'), '2024-07-01', band).result).toBe('reached');
  });

  it('ask for no number of periods where they must hold on every day', () => {
    expect(() => limits([], '2024-06-01', { when: 'throughout', required: 3 })).toThrow('parameters.required');
  });
});

const policy = (kind: string, facts: Partial<Facts>, at: string, parameters: JsonObject = {}) =>
  evaluated('shareThreshold', { measure: 's', share: '0.5', policy: kind, ...parameters }, { units, ...facts }, at, plan);
const shares = (...values: readonly (readonly [on: string, numerator: string, denominator?: string])[]) =>
  values.map(([on, numerator, denominator = '100']) => share('s', 'b', on, numerator, denominator));

describe('a level to be reached at least once', () => {
  it('is reached on the first such day, and stays so', () => {
    const measurements = shares(['2024-03-01', '40'], ['2024-06-01', '50'], ['2024-09-01', '30']);
    expect(policy('atLeastOnce', { measurements }, '2024-05-31')).toMatchObject({ result: 'notDecidable', course: 'notApplicable' });
    expect(policy('atLeastOnce', { measurements }, '2024-06-01')).toMatchObject({ result: 'reached', course: 'notApplicable' });
    expect(policy('atLeastOnce', { measurements }, '2024-10-01').result).toBe('reached');
  });

  it('is not reached only when the whole time is known', () => {
    const known = shares(['2023-12-31', '40'], ['2024-06-30', '41'], ['2025-06-30', '42']);
    expect(policy('atLeastOnce', { measurements: known }, '2026-01-01').result).toBe('notReached');
    expect(policy('atLeastOnce', { measurements: known.slice(1) }, '2026-01-01')).toMatchObject({ result: 'notDecidable', notes: ['gaps'] });
  });

  it('is the opposite of throughout', () => {
    const measurements = shares(['2023-12-31', '40'], ['2024-12-31', '60'], ['2025-12-31', '40']);
    const [once, always] = ['atLeastOnce', 'throughout'].map((kind) => policy(kind, { measurements }, '2026-01-01').result);
    expect([once, always]).toEqual(['reached', 'notReached']);
  });
});

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

  const overDays = (measure: object, facts: Partial<Facts>, at: string) =>
    evaluatedSpec(
      parseSpec({
        evaluator: 'value',
        relativeTo: 'nothing',
        measure,
        when: { kind: 'mean', bound: atLeast('1'), from: '2024-01-01', tolerance: '0' },
        maxAgeDays: null,
        decidingDate: null,
      } as SpecInput),
      { units, ...facts },
      at,
      plan,
    ).figures.mean;

  it('of a number is the mean of the counting dates', () => {
    expect(overDays({ kind: 'number', measure: 'm' }, { measurements: counts(['2024-01-31', '10'], ['2024-02-29', '30']) }, '2024-03-01')).toBe('20');
  });

  it('of what is known on every day weighs each day the same', () => {
    const entries = [entry('r', 'a', '2023-12-01', 'active'), entry('r', 'b', '2024-01-31', 'active')];
    expect(overDays({ kind: 'entries', register: 'r', states: ['active'], having: null }, { entries }, '2024-02-09')).toBe('1.25');
    expect(overDays({ kind: 'age', register: 'r', entry: null }, { entries: [entry('r', 'a', '2024-01-01', 'active')] }, '2024-01-11')).toBe('5');
  });
});

describe('a level on occasions', () => {
  const onDays = (measurements: readonly MeasurementFact[], at: string, more = {}) =>
    evaluatedSpec(
      parseSpec({
        evaluator: 'value',
        relativeTo: 'nothing',
        measure: { kind: 'number', measure: 'm' },
        when: { kind: 'atOccasions', occasions: ['2025-06-01', '2024-06-01'], withinDays: 10, bound: atLeast('100'), required: 'all', ...more },
        maxAgeDays: null,
        decidingDate: null,
      }),
      { units, measurements },
      at,
      plan,
    );

  it('waits for each in its turn', () => {
    expect(onDays([], '2024-05-31')).toMatchObject({ course: 'tooEarly', result: 'notDecidable', parts: [], nextChangeOn: '2024-06-01' });
    const once = counts(['2024-06-05', '100']);
    expect(onDays(once, '2024-07-01')).toMatchObject({ course: 'onCourse', result: 'notDecidable', figures: { periodsMet: '1', periodsRequired: '2' } });
    const twice = counts(['2024-06-05', '100'], ['2025-06-11', '120']);
    expect(onDays(twice, '2025-06-11')).toMatchObject({ course: 'notApplicable', result: 'reached', nextChangeOn: null });
  });

  it('passes over what was counted before the day, or too long after it', () => {
    const beside = counts(['2024-05-31', '100'], ['2024-06-12', '100']);
    const { notes, parts } = onDays(beside, '2024-06-12');
    expect({ notes, parts: parts.map(({ title, result, data }) => [title, result, data]) }).toEqual({
      notes: ['gaps', 'missingUnits'],
      parts: [['2024-06-01', 'notDecidable', 'missing']],
    });
  });

  it('needs so many of them where not all are asked for', () => {
    expect(onDays(counts(['2024-06-01', '99'], ['2025-06-01', '100']), '2025-06-01', { required: 1 }).result).toBe('reached');
    expect(onDays(counts(['2024-06-01', '99'], ['2025-06-01', '100']), '2025-06-01').result).toBe('partly');
  });
});
