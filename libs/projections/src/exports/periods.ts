import { addDays, addMonths, type CalendarDate } from '#kernel';

/** What a series can be gathered by. A year of a plan is twelve months from the plan's first day. */
export const EVERY = ['month', 'quarter', 'year', 'planYear'] as const;
export type Every = (typeof EVERY)[number];

/** A stretch of days `[from, to)` with its name: `2022-03`, `2022-Q1`, `2022`, or its first and last day. */
export interface NamedPeriod {
  readonly name: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const MONTHS: Readonly<Record<Every, number>> = { month: 1, quarter: 3, year: 12, planYear: 12 };

/**
 * The periods that together hold all days from `first` to `last`, both included.
 * @param planFrom the plan's first day, that years of a plan are counted from
 */
export function periodsBetween(every: Every, first: CalendarDate, last: CalendarDate, planFrom: CalendarDate | null): readonly NamedPeriod[] {
  const months = MONTHS[every];
  const anchor = every === 'planYear' && planFrom !== null ? planFrom : (`${first.slice(0, 4)}-01-01` as CalendarDate);
  const startOf = (ordinal: number) => addMonths(anchor, ordinal * months);
  let ordinal = 0;
  while (startOf(ordinal) > first) ordinal -= 1;
  while (startOf(ordinal + 1) <= first) ordinal += 1;
  const periods: NamedPeriod[] = [];
  for (; startOf(ordinal) <= last; ordinal += 1) {
    const [from, to] = [startOf(ordinal), startOf(ordinal + 1)];
    periods.push({ name: nameOf(every, from, to), from, to });
  }
  return periods;
}

/** How days are named where they are no period of a calendar: a day, or the first and last of several. */
export function daysName(from: CalendarDate, to: CalendarDate | null): string {
  return to === null ? from : `${from}/${addDays(to, -1)}`;
}

function nameOf(every: Every, from: CalendarDate, to: CalendarDate): string {
  if (every === 'month') return from.slice(0, 7);
  if (every === 'quarter') return `${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`;
  return every === 'year' ? from.slice(0, 4) : daysName(from, to);
}
