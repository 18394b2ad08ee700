import fc from 'fast-check';
import { addDays, contains, intersection, overlaps, period, type CalendarDate, type Period } from './index.js';

const start = '2021-01-01' as CalendarDate;
const anyPeriod = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 1, max: 60 })))
  .map(([from, days]): Period => ({ from: addDays(start, from), to: days === null ? null : addDays(start, from + days) }));
const days = Array.from({ length: 122 }, (_, index) => addDays(start, index));

describe('a half-open period', () => {
  it('holds its first day and not its end', () => {
    const year = period('2022-01-01' as CalendarDate, '2023-01-01' as CalendarDate);
    expect(contains(year, '2022-01-01' as CalendarDate)).toBe(true);
    expect(contains(year, '2022-12-31' as CalendarDate)).toBe(true);
    expect(contains(year, '2023-01-01' as CalendarDate)).toBe(false);
  });

  it('is refused when it holds no day', () => {
    const problem = 'starts 2021-01-01 and ends before 2021-01-01, so it holds no day';
    const remedy = 'let the start be before the end; the end is the first day outside';
    expect(() => period(start, start, 'plan.period')).toThrow(
      expect.objectContaining({ kind: 'invalid', issues: [{ field: 'plan.period', problem, remedy }] }),
    );
    expect(() => period(start, start)).toThrow(expect.objectContaining({ issues: [{ field: 'period', problem, remedy }] }));
  });

  it('that ends where another begins has no day with it', () => {
    const end = addDays(start, 30);
    const [before, after] = [period(start, end), period(end, null)];
    expect([overlaps(before, after), overlaps(after, before), intersection(before, after)]).toEqual([false, false, null]);
  });

  it('meets another in exactly the days that are in both, and overlaps it when there is one', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        const inBoth = days.filter((day) => contains(a, day) && contains(b, day));
        const both = intersection(a, b);
        expect(overlaps(a, b)).toBe(inBoth.length > 0);
        expect(both === null ? [] : days.filter((day) => contains(both, day))).toEqual(inBoth);
      }),
    );
  });
});
