import type { CalendarDate, DecimalText, Period } from '#kernel';
import type { Course, DataLight, Result } from '#domain';
import type { RulesVersion } from './rules.js';
import type { FigureUnit } from './sentences/numbers.js';
import type { Said } from './sentences/say.js';
import type { ExplanationKey, FigureKey, Note } from './vocabulary/index.js';

export { DATA_LIGHTS, type DataLight } from '#domain';
export type { ExplanationKey, FigureKey, Note } from './vocabulary/index.js';

/** One figure, never clamped, never rounded: rounding is for the printed sentence. */
export interface Figure {
  readonly key: FigureKey;
  readonly value: DecimalText | null;
  readonly unit: FigureUnit;
  readonly on: CalendarDate | null;
}

/** One sentence of the explanation as data; `explain` turns it into nb, nn or en on reading. Numbers are exact text. */
export interface Explanation {
  readonly key: ExplanationKey;
  readonly values: Said;
}

/** One part of what is judged: a condition among several, a group of units, a thing, a bound on the way. */
export interface EvaluationPart extends Pick<Evaluation, 'course' | 'result' | 'data' | 'notes' | 'figures' | 'explanation'> {
  /** As the interpretation calls it. */
  readonly title: string;
}

/** What another goal answers on the same day. */
export type GoalAnswer = Pick<Evaluation, 'course' | 'result' | 'data' | 'notes' | 'contributing' | 'nextChangeOn'>;

/** What one goal's evaluation answers at t: three answers that are never merged, the figures, why, and on what. */
export interface Evaluation {
  readonly course: Course;
  readonly result: Result;
  readonly data: DataLight;
  /** States of their own that the three answers can't say, sorted. */
  readonly notes: readonly Note[];
  readonly figures: readonly Figure[];
  readonly explanation: readonly Explanation[];
  /** What it is made of, each part with answers of its own; empty where it is one thing. */
  readonly parts: readonly EvaluationPart[];
  /** Ids of the events the answer rests on, sorted. */
  readonly contributing: readonly string[];
  /** Units that have not reported what was expected of them (for cases their entries, for derivation the goals), sorted: unknown, not zero. */
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
  /** The rules in force at k. */
  readonly rules: RulesVersion;
  /** The source that the interpretation names: of two values for the same unit and day, its one counts. Null names none. */
  readonly source: string | null;
  /** What the goals that a combination refers to answer on the day; a goal that is missing here is not interpreted. */
  readonly answers: ReadonlyMap<string, GoalAnswer>;
}
