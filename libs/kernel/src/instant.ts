import { Temporal } from 'temporal-polyfill';
import { addDays, type CalendarDate } from './calendar-date.js';
import { invalid } from './errors.js';

declare const brand: unique symbol;

/** A point in time, UTC, always with six decimals: `2023-01-31T22:59:59.123456Z`. Compares as text. */
export type Instant = string & { readonly [brand]: 'Instant' };

/** Microseconds since 1970-01-01T00:00Z; a safe integer until the year 2255. */
export type Micros = number;

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;

export function instantFromMicros(micros: Micros): Instant {
  const millis = Math.floor(micros / 1000);
  const rest = micros - millis * 1000;
  return `${new Date(millis).toISOString().slice(0, -1)}${String(rest).padStart(3, '0')}Z` as Instant;
}

export function microsOf(instant: Instant): Micros {
  return Date.parse(`${instant.slice(0, 23)}Z`) * 1000 + Number(instant.slice(23, 26));
}

/** Accepts an RFC 3339 instant with `Z` or an offset, at most microseconds. @throws Refused `invalid` naming `field`. */
export function parseInstant(text: string, field = 'instant'): Instant {
  if (FORM.test(text)) {
    try {
      return instantFromMicros(Number(Temporal.Instant.from(text).epochNanoseconds / 1000n));
    } catch {
      // fall through: the form is right but the moment does not exist (hour 25, 30 February)
    }
  }
  throw invalid(field, `${JSON.stringify(text)} is not a point in time`, 'write it as 2023-01-31T12:00:00Z or with an offset such as +01:00');
}

/** @throws Refused `invalid` naming `field` when the name is no IANA time zone. */
export function parseTimeZone(name: string, field = 'timeZone'): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw invalid(field, `${JSON.stringify(name)} is not a time zone`, 'use an IANA name such as Europe/Oslo');
  }
}

/** The first moment of the day in the zone; resolved by the zone's rules, never by 24-hour arithmetic. */
export function startOfDay(date: CalendarDate, timeZone: string): Instant {
  const zoned = Temporal.PlainDate.from(date).toZonedDateTime(timeZone);
  return instantFromMicros(Number(zoned.epochNanoseconds / 1000n));
}

/** The first moment after the day in the zone: what was recorded before it was known on that day. */
export function endOfDay(date: CalendarDate, timeZone: string): Instant {
  return startOfDay(addDays(date, 1), timeZone);
}

/** The calendar day of the moment in the zone. */
export function dateIn(instant: Instant, timeZone: string): CalendarDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString() as CalendarDate;
}

/** The time of day of the moment in the zone, to the minute that has begun: "13:05". */
export function timeIn(instant: Instant, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}
