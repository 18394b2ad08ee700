import { dateIn, endOfDay, instantFromMicros, microsOf, startOfDay, type CalendarDate, type Micros } from '#kernel';

/**
 * The calendar day of a moment in a time zone. The last day asked about is remembered with its first and last moment, because working
 * it out from the zone's rules costs as much as the rest of a command.
 */
export class Days {
  #zone = '';
  #from: Micros = 0;
  #to: Micros = 0;
  #day = '' as CalendarDate;

  dayOf(now: Micros, timeZone: string): CalendarDate {
    if (now < this.#from || now >= this.#to || timeZone !== this.#zone) {
      this.#day = dateIn(instantFromMicros(now), timeZone);
      this.#zone = timeZone;
      this.#from = microsOf(startOfDay(this.#day, timeZone));
      this.#to = microsOf(endOfDay(this.#day, timeZone));
    }
    return this.#day;
  }
}
