import type { CalendarDate } from '#kernel';
import { formatDate } from '#goal-types';
import type { ReportLanguage } from '#reporting';
import type { DayAxis } from './days.js';
import { textWidth } from './text-width.js';

const APART = 10;

/** An axis with a place of the same width for each day that has a bar; other days lie where one place meets the next. */
export function slotAxis(days: readonly CalendarDate[], room: number, language: ReportLanguage): DayAxis {
  const slots = Math.max(1, days.length);
  const widest = textWidth('00.00.0000') + APART;
  const every = Math.max(1, Math.ceil((widest * slots) / room));
  return {
    at: (day) => (days.includes(day) ? days.indexOf(day) + 0.5 : days.filter((one) => one < day).length),
    from: 0,
    to: slots,
    ticks: days.slice(1).map((_, index) => index + 1),
    labels: days.flatMap((day, index) => (index % every === 0 ? [{ at: index + 0.5, text: formatDate(day, language) }] : [])),
  };
}
