import { addMonths, decimal, endOfMonth, type CalendarDate, type Decimal } from '#kernel';

/** What an earlier year had by the same day, and what it came to. */
export interface EarlierYear {
  readonly soFar: Decimal | null;
  readonly whole: Decimal | null;
}

/**
 * What part of a year's whole is usually there by a day: the mean of the earlier years' parts. A year of which either is unknown, and one
 * that came to nothing, tells none; null when no year tells.
 */
export function usualPart(earlier: readonly EarlierYear[]): Decimal | null {
  const parts = earlier.flatMap(({ soFar, whole }) => (soFar === null || whole === null || whole.isZero() ? [] : [soFar.div(whole)]));
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum.plus(part), decimal(0)).div(parts.length);
}

/** The same day so many years before; a month's last day stays its last. */
export function sameDayYearsBefore(day: CalendarDate, years: number): CalendarDate {
  const then = addMonths(day, -12 * years);
  return day === endOfMonth(day) ? endOfMonth(then) : then;
}
