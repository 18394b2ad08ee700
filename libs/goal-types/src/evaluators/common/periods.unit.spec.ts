import { day } from '../../catalogue/example.js';
import type { CalendarPeriod } from '../../spec/index.js';
import { wholePeriods } from './periods.js';

const names = (period: CalendarPeriod, first: string, last: string) => wholePeriods(period, day(first), day(last)).map(({ name }) => name);

describe('whole calendar periods', () => {
  it.each<[CalendarPeriod, readonly string[]]>([
    ['year', ['2025']],
    ['halfYear', ['2024-H2', '2025-H1', '2025-H2']],
    ['quarter', ['2024-Q2', '2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1']],
  ])('lie wholly within the days, each %s', (period, expected) => {
    expect(names(period, '2024-02-15', '2026-04-30')).toEqual(expected);
  });

  it('begin with the first day and end with the last', () => {
    expect(names('month', '2024-01-01', '2024-02-29')).toEqual(['2024-01', '2024-02']);
    expect(names('month', '2024-01-02', '2024-02-28')).toEqual([]);
    expect(wholePeriods('quarter', day('2024-01-01'), day('2024-03-31'))).toEqual([{ name: '2024-Q1', first: '2024-01-01', last: '2024-03-31' }]);
  });
});
