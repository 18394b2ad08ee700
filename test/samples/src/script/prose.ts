import type { CalendarDate } from '#kernel';

/** A text of a report in both languages, and the day it was written. */
export interface Prose {
  readonly on: CalendarDate;
  /** A chapter, or a statement and which text about it: "N1 next". */
  readonly place: string;
  readonly nb: string;
  readonly nn: string;
}
