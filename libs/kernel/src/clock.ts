import { dateIn, instantFromMicros, type Instant, type Micros } from './instant.js';
import type { CalendarDate } from './calendar-date.js';

/** Where "now" comes from. Everything that needs the time takes one, so that tests and sample loading can say what day it is. */
export interface Clock {
  nowMicros(): Micros;
}

/** The machine's clock, at microsecond resolution. */
export const systemClock: Clock = {
  nowMicros: () => Math.floor((performance.timeOrigin + performance.now()) * 1000),
};

/** A clock that stands still until told otherwise. */
export class ManualClock implements Clock {
  constructor(private micros: Micros) {}

  nowMicros(): Micros {
    return this.micros;
  }

  set(micros: Micros): void {
    this.micros = micros;
  }

  advance(micros: Micros): void {
    this.micros += micros;
  }
}

export function nowOf(clock: Clock): Instant {
  return instantFromMicros(clock.nowMicros());
}

/** Today in the organisation's time zone. */
export function todayOf(clock: Clock, timeZone: string): CalendarDate {
  return dateIn(nowOf(clock), timeZone);
}
