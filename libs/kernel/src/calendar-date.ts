import { invalid } from './errors.js';

declare const brand: unique symbol;

/** A day in the proleptic Gregorian calendar, `YYYY-MM-DD`, years 1900–2199, without a time zone. Compares as text. */
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' };

const FORM = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists: `2023-02-29` is not. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!FORM.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** @throws Refused `invalid` naming `field` when the text is no such day. */
export function parseDate(text: string, field = 'date'): CalendarDate {
  if (isCalendarDate(text)) return text;
  throw invalid(field, `${JSON.stringify(text)} is not a calendar date`, 'write an existing day as YYYY-MM-DD, for example 2023-02-28');
}

/** The day `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOf(dayNumber(date) + days);
}

/** The same day `months` later; the month's last day where that day does not exist (31 January + 1 = 28 or 29 February). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const first = `${Math.floor(month / 12)}-${twoDigits((((month % 12) + 12) % 12) + 1)}-01` as CalendarDate;
  const last = endOfMonth(first);
  return Number(date.slice(8)) > Number(last.slice(8)) ? last : ((first.slice(0, 8) + date.slice(8)) as CalendarDate);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 January of the date's year. */
export function startOfYear(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 4)}-01-01` as CalendarDate;
}

/** The last day of the date's month. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  const last = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
  return `${date.slice(0, 8)}${twoDigits(last)}` as CalendarDate;
}

/** -1, 0 or 1: earlier, same day, later. */
export function compareDates(a: CalendarDate, b: CalendarDate): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The later of two days. */
export function laterOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

/** The earlier of two days. */
export function earlierOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const MS_A_DAY = 86_400_000;

/** Days since 1 January 1970; a date alone is read as UTC, where every day has 24 hours. */
function dayNumber(date: CalendarDate): number {
  return Date.parse(date) / MS_A_DAY;
}

const DAYS_IN_400_YEARS = 146_097;

/** By years that begin on 1 March, so that a leap day is a year's last (Hinnant, "chrono-compatible low-level date algorithms"). */
function dateOf(day: number): CalendarDate {
  const since = day + 719_468;
  const era = Math.floor(since / DAYS_IN_400_YEARS);
  const inEra = since - era * DAYS_IN_400_YEARS;
  const year = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365);
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const dayOfMonth = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return `${400 * era + year + (month <= 2 ? 1 : 0)}-${twoDigits(month)}-${twoDigits(dayOfMonth)}` as CalendarDate;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
