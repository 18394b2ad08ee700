import { addDays, addMonths, startOfYear, unreachable, type CalendarDate } from '#kernel';
import type { CalendarPeriod } from '../../spec/index.js';

/** A calendar period by its first and last day. */
export interface NamedPeriod {
  /** "2024", "2024-H1", "2024-Q3", "2024-03": the same in every language. */
  readonly name: string;
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

const MONTHS: Readonly<Record<CalendarPeriod, number>> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The calendar periods that lie wholly within the days from `first` to `last`, both included, in order. */
export function wholePeriods(period: CalendarPeriod, first: CalendarDate, last: CalendarDate): readonly NamedPeriod[] {
  const months = MONTHS[period];
  const periods: NamedPeriod[] = [];
  for (let start = startOfYear(first); start <= last; start = addMonths(start, months)) {
    const end = addDays(addMonths(start, months), -1);
    if (start >= first && end <= last) periods.push({ name: nameOf(period, start), first: start, last: end });
  }
  return periods;
}

function nameOf(period: CalendarPeriod, start: CalendarDate): string {
  const year = start.slice(0, 4);
  const nth = (Number(start.slice(5, 7)) - 1) / MONTHS[period] + 1;
  switch (period) {
    case 'month':
      return start.slice(0, 7);
    case 'quarter':
      return `${year}-Q${nth}`;
    case 'halfYear':
      return `${year}-H${nth}`;
    case 'year':
      return year;
    default:
      return unreachable(period);
  }
}
