import type { CalendarDate } from '#kernel';
import { addDays, addMonths, daysBetween } from '#kernel';
import { formatDate } from '#goal-types';
import type { ReportLanguage } from '#reporting';
import { textWidth } from './text-width.js';

const EPOCH = '1970-01-01' as CalendarDate;

function dayNumber(day: CalendarDate): number {
  return daysBetween(EPOCH, day);
}

/** The axis of time: where each day lies, where stretches begin, and what stands in the middle of each. */
export interface DayAxis {
  readonly at: (day: CalendarDate) => number;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly labels: readonly { readonly at: number; readonly text: string }[];
}

/** Months in the stretches that an axis may be told in, shortest first. */
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600] as const;
const APART = 14;
/** Shorter axes are told in days. */
const MOST_DAYS = 92;

/**
 * The axis over a half-open stretch of days: years, or months or days where it is short, as fine as there is room for. A label stands in the
 * middle of what it names, so that the last day of a year is not read as the year after.
 * @param room in pixels
 */
export function dayAxis(from: CalendarDate, to: CalendarDate, room: number, language: ReportLanguage): DayAxis {
  const days = Math.max(1, daysBetween(from, to));
  const widthOf = (start: CalendarDate, end: CalendarDate) => (daysBetween(start, end) / days) * room;
  if (days <= MOST_DAYS) return { at: dayNumber, from: dayNumber(from), to: dayNumber(from) + days, ...singleDays(from, days, room, language) };
  const months = days > 550 ? STEPS.filter((step) => step >= 12) : STEPS;
  const step = months.find((step) => (step * 30.4 * room) / days >= textWidth(stretchLabel(to, step, language)) + APART) ?? 1200;
  const stretches = stretchesOf(from, to, step);
  return {
    at: dayNumber,
    from: dayNumber(from),
    to: dayNumber(from) + days,
    ticks: stretches.flatMap(([start], index) => (index === 0 ? [] : [dayNumber(start)])),
    labels: stretches.flatMap(([start, end]) => {
      const text = stretchLabel(start, step, language);
      const middle = (dayNumber(start) + dayNumber(end)) / 2;
      return widthOf(start, end) < textWidth(text) ? [] : [{ at: middle, text }];
    }),
  };
}

/** A tick and a label at every day, week, fortnight or four weeks. */
function singleDays(from: CalendarDate, days: number, room: number, language: ReportLanguage): Pick<DayAxis, 'ticks' | 'labels'> {
  const wide = textWidth(formatDate(from, language)) + APART;
  const step = [1, 7, 14].find((step) => (room * step) / days >= wide) ?? 28;
  const starts = Array.from({ length: Math.ceil(days / step) }, (_, index) => addDays(from, index * step));
  const inside = (index: number) => (index * step * room) / days >= wide / 2 - APART && ((days - index * step) * room) / days >= wide / 2 - APART;
  return {
    ticks: starts.map(dayNumber),
    labels: starts.flatMap((day, index) => (inside(index) ? [{ at: dayNumber(day), text: formatDate(day, language) }] : [])),
  };
}

/** Stretches of so many months from the turn of the year, cut to the axis. */
function stretchesOf(from: CalendarDate, to: CalendarDate, step: number): readonly (readonly [CalendarDate, CalendarDate])[] {
  const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const first = addMonths(`${from.slice(0, 7)}-01` as CalendarDate, Math.floor(month / step) * step - month);
  const stretches: (readonly [CalendarDate, CalendarDate])[] = [];
  for (let start = first; start < to; start = addMonths(start, step)) {
    const next = addMonths(start, step);
    stretches.push([start < from ? from : start, next > to ? to : next]);
  }
  return stretches;
}

/** "2022", "2020–2024", or "01.2022" for a month and "01.–03.2022" for a quarter. */
function stretchLabel(start: CalendarDate, step: number, language: ReportLanguage): string {
  const year = Number(start.slice(0, 4));
  if (step === 12) return String(year);
  if (step > 12) return `${year - (year % (step / 12))}–${year - (year % (step / 12)) + step / 12 - 1}`;
  const month = (day: CalendarDate) => formatDate(day, language).slice(3);
  if (step === 1) return month(start);
  const index = Number(start.slice(5, 7)) - 1;
  const first = addMonths(start, (index % step) * -1);
  return `${month(first).slice(0, 3)}–${month(addDays(addMonths(first, step), -1))}`;
}
