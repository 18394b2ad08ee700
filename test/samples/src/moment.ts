import { microsOf, startOfDay, type CalendarDate, type Micros } from '#kernel';

const NOON: Micros = 12 * 3600 * 1_000_000;

/** The recording time claimed for what happens on a simulated day: twelve hours into it, so that "as known on" the day has seen it. */
export function sampleMoment(on: CalendarDate, timeZone = 'Europe/Oslo'): Micros {
  return microsOf(startOfDay(on, timeZone)) + NOON;
}
