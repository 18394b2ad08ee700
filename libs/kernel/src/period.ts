import type { CalendarDate } from './calendar-date.js';
import { invalid } from './errors.js';

/** A half-open stretch of days `[from, to)`; `to: null` is open-ended. The day `to` itself is outside. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** @throws Refused `invalid` naming `field` unless `from` is before `to`. */
export function period(from: CalendarDate, to: CalendarDate | null, field = 'period'): Period {
  if (to !== null && from >= to) {
    throw invalid(field, `starts ${from} and ends before ${to}, so it holds no day`, 'let the start be before the end; the end is the first day outside');
  }
  return { from, to };
}

/** Whether the day lies in the period. */
export function contains(p: Period, day: CalendarDate): boolean {
  return p.from <= day && (p.to === null || day < p.to);
}

/** Whether the two share at least one day. */
export function overlaps(a: Period, b: Period): boolean {
  return (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
}

/** The days in both, or `null` when there are none. */
export function intersection(a: Period, b: Period): Period | null {
  if (!overlaps(a, b)) return null;
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to;
  return { from, to };
}
