import fc from 'fast-check';
import { addDays, contains, intersection, overlaps, period, type CalendarDate, type Period } from './index.js';

const start = '2021-01-01' as CalendarDate;
const anyPeriod = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 1, max: 60 })))
  .map(([from, days]): Period => ({ from: addDays(start, from), to: days === null ? null : addDays(start, from + days) }));
const anyDay = fc.integer({ min: 0, max: 130 }).map((days) => addDays(start, days));

describe('a half-open period', () => {
  it('holds its first day and not its end', () => {
    const year = period('2022-01-01' as CalendarDate, '2023-01-01' as CalendarDate);
    expect(contains(year, '2022-01-01' as CalendarDate)).toBe(true);
    expect(contains(year, '2022-12-31' as CalendarDate)).toBe(true);
    expect(contains(year, '2023-01-01' as CalendarDate)).toBe(false);
  });

  it('is refused when it holds no day', () => {
    expect(() => period(start, start, 'plan.period')).toThrow(
      expect.objectContaining({ kind: 'invalid', issues: [expect.objectContaining({ field: 'plan.period' })] }),
    );
  });

  it('meets another in exactly the days that are in both', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, anyDay, (a, b, day) => {
        const both = intersection(a, b);
        expect(both !== null).toBe(overlaps(a, b));
        expect(both !== null && contains(both, day)).toBe(contains(a, day) && contains(b, day));
      }),
    );
  });
});
