import { addDays, type CalendarDate } from '#kernel';

/** The last day in a half-open stretch of days. */
export function lastDayOf({ to }: { readonly to: CalendarDate }): CalendarDate {
  return addDays(to, -1);
}
