import type { CalendarDate, DecimalText } from '#kernel';
import type { FigureUnit } from '#goal-types';

/** Why a cell has no number, or what is special about the one it has: Statistics Norway's signs. */
export const SIGNS = { confidential: ':', notPossible: '.', missing: '..', provisional: '*', break: '|' } as const;
export type Sign = keyof typeof SIGNS;

/** One number of the report. */
export interface ReportFigure {
  /** `<statement>.<figure>[.<part>]@<day>`: the same in every edition, and what leads to its facts, events and proofs. */
  readonly id: string;
  readonly label: string;
  /** Exact; rounded only where it is printed. Null where `sign` says why. */
  readonly value: DecimalText | null;
  readonly unit: FigureUnit;
  /** "medlemmer", "kr", and "dager før" of days that are counted from another, which then have no sign; null for ratios and other days. */
  readonly unitOfMeasure: string | null;
  readonly on: CalendarDate | null;
  readonly sign: Sign | null;
  /** Path and query below the API’s base: for a figure of a goal its trace at the report’s basis, for a measure’s its facts; null for counts of what the report lists. */
  readonly trace: string | null;
}

/** An event that changed a figure, in a plain sentence with its reason. */
export interface Cause {
  readonly sentence: string;
  readonly eventId: string;
}

/** A figure that an earlier edition printed otherwise. */
export interface Restated {
  readonly figure: string;
  readonly label: string;
  /** The statement it belongs to; null for key figures. */
  readonly statement: string | null;
  readonly before: ReportFigure | null;
  readonly now: ReportFigure | null;
  /** What changed it: a plain sentence for each event, which ends with its reason where one was given. */
  readonly because: readonly Cause[];
  /** There where too much came in between for what changed it to be told here. */
  readonly tooMuch?: true;
}
