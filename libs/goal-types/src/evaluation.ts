import type { CalendarDate, DecimalText, Period } from '#kernel';
import type { Course, Result } from '#domain';

/** State of the data behind an answer, apart from the answer itself. */
export const DATA_LIGHTS = ['fresh', 'provisional', 'outdated', 'missing', 'break', 'suppressed'] as const;
export type DataLight = (typeof DATA_LIGHTS)[number];

/** What a figure is. */
export const FIGURES = [
  'activities',
  'baseline',
  'change',
  'covered',
  'delay',
  'denominator',
  'eligible',
  'entries',
  'exempt',
  'expected',
  'forecastDelay',
  'growth',
  'highest',
  'level',
  'longestInterval',
  'lowest',
  'missingUnits',
  'notDone',
  'notReported',
  'numerator',
  'previousValue',
  'required',
  'rollingYearGrowth',
  'share',
  'shareOfTarget',
  'targetLevel',
  'value',
  'yearsDecided',
  'yearsMet',
  'yearsRequired',
] as const;
export type FigureKey = (typeof FIGURES)[number];

/** One figure, never clamped, never rounded: rounding is for the printed sentence. */
export interface Figure {
  readonly key: FigureKey;
  readonly value: DecimalText | null;
  /** How to print it: a count, a ratio (0.021 is 2.1 %), a difference of ratios in percentage points, days, or plain. */
  readonly unit: 'number' | 'ratio' | 'ratioDifference' | 'count' | 'days';
  readonly on: CalendarDate | null;
}

/** What a sentence of the explanation is about: its key in the sentence tables. */
export const EXPLANATIONS = [
  'activities',
  'amount',
  'assessed',
  'change',
  'counted',
  'covered',
  'coverageReports',
  'due',
  'expected',
  'finished',
  'forecast',
  'longestInterval',
  'members',
  'openYear',
  'outsideOn',
  'share',
  'state',
  'wantedByDate',
  'wantedChange',
  'wantedCoverage',
  'wantedEachYear',
  'wantedLevel',
  'wantedThroughout',
  'yearGrowth',
  'yearUndecided',
  'yearsMet',
] as const;
export type ExplanationKey = (typeof EXPLANATIONS)[number];

/** One sentence of the explanation as data; `explain` turns it into nb, nn or en on reading. Numbers are exact text. */
export interface Explanation {
  readonly key: ExplanationKey;
  readonly values: Readonly<Record<string, string | number | null>>;
}

/** Every state of its own that the three answers can't say. */
export const NOTES = [
  'aboveRange',
  'activityIsNotEffect',
  'assessorChanged',
  'awaitingAcceptance',
  'cancelled',
  'divisionByZero',
  'forecastPassed',
  'gaps',
  'improved',
  'levelUnknown',
  'metLate',
  'missingUnits',
  'noBaseline',
  'noWholeYear',
  'noneDocumented',
  'notReported',
  'notRolledUp',
  'notThroughout',
  'rejected',
  'rubricChanged',
  'selfAssessed',
  'seriesBreak',
  'shareOverOne',
  'stalled',
  'tooEarly',
  'unchanged',
  'withoutParts',
  'worsened',
] as const;
export type Note = (typeof NOTES)[number];

/** What one goal's evaluation answers at t: three answers that are never merged, the figures, why, and on what. */
export interface Evaluation {
  readonly course: Course;
  readonly result: Result;
  readonly data: DataLight;
  /** States of their own that the three answers can't say, sorted. */
  readonly notes: readonly Note[];
  readonly figures: readonly Figure[];
  readonly explanation: readonly Explanation[];
  /** Ids of the events the answer rests on, sorted. */
  readonly contributing: readonly string[];
  /** Units that have not reported what was expected of them, sorted: unknown, not zero. */
  readonly workList: readonly string[];
  /** The next day on which the same facts may give another answer, or null. */
  readonly nextChangeOn: CalendarDate | null;
}

/** Everything but the facts that an evaluation depends on. */
export interface EvaluationContext {
  readonly goal: string;
  /** t: facts that hold after this day are not seen. */
  readonly at: CalendarDate;
  /** The plan's period, half-open. */
  readonly planPeriod: Period;
  /** The interpretation's effective date. */
  readonly effectiveFrom: CalendarDate;
  /** A later decision on the deciding date, where there is one; it stands in for the spec's own. */
  readonly decidingDate: CalendarDate | null;
}
