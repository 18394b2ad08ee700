import { count, planOf, share, unit } from '../../catalogue/example.js';
import type { JsonObject } from '../../catalogue/index.js';
import type { MeasurementFact } from '../../facts.js';
import { evaluated, type Asking } from '../../testing/evaluated.js';

const plan: Asking = { planPeriod: planOf(2024, 2025) };
const units = [unit('b')];
const atLeast = (limit: string, strict = false) => ({ kind: 'atLeast', limit, strict }) as const;
const counts = (...values: readonly (readonly [on: string, value: string])[]): readonly MeasurementFact[] =>
  values.map(([on, value]) => count('m', 'b', on, value));

const limits = (measurements: readonly MeasurementFact[], at: string, parameters: JsonObject = {}) =>
  evaluated('withinLimits', { measure: 'm', bound: atLeast('100'), when: 'quarter', ...parameters }, { units, measurements }, at, plan);
const QUARTER_ENDS = ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31', '2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'] as const;
const quarters = (...values: readonly (string | null)[]) =>
  values.flatMap((value, index) => (value === null ? [] : counts([QUARTER_ENDS[index] as string, value])));

const equity = (...numerators: readonly string[]) => numerators.map((numerator, index) => share('s', 'b', QUARTER_ENDS[index] as string, numerator, '100'));

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
    const band = { measure: { kind: 'share', measure: 's' }, bound: { kind: 'between', low: '0.3', high: '0.5' }, required: 1 };
    expect(limits(equity('51'), '2024-04-01', band)).toMatchObject({ course: 'behind', figures: { periodsMet: '0', periodsDecided: '1' } });
    expect(limits(equity('51', '50'), '2024-07-01', band).result).toBe('reached');
  });

  it('ask for no number of periods where they must hold on every day', () => {
    expect(() => limits([], '2024-06-01', { when: 'throughout', required: 3 })).toThrow('parameters.required');
  });
});
