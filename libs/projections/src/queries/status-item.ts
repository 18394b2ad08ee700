import { canonicalJson, type CalendarDate } from '#kernel';
import type { Course, GateCheck, Result, SealedText, StatementRole, WordingText } from '#domain';
import type { DataLight, Distribution, EvaluationPart, Explanation, Figure, Note } from '#goal-types';
import type { Ended } from './goal-decisions.js';

/** The rule's own answer, kept beside an override. */
export interface Computed {
  readonly course: Course;
  readonly result: Result;
}

/** An override in force: what it says, why (sealed), for how long, and who stands behind it. */
export interface OverrideInForce {
  readonly override: string;
  readonly course: Course | null;
  readonly result: Result | null;
  readonly reason: SealedText | null;
  readonly from: CalendarDate | null;
  /** The first day it no longer holds. */
  readonly to: CalendarDate | null;
  /** Pseudonyms. */
  readonly proposedBy: string;
  readonly confirmedBy: string;
}

/** Where one statement stands at (t, k): three answers that are never merged. */
export interface StatusItem {
  readonly statementId: string;
  readonly goalId: string;
  readonly wording: WordingText;
  readonly role: StatementRole;
  readonly parent: string | null;
  readonly position: number;
  /** Catalogue name; null when the statement is not interpreted. */
  readonly type: string | null;
  readonly interpreted: boolean;
  /** False for a branch's own goal that has not passed its checks, and for a goal that has ended. */
  readonly tracked: boolean;
  /** The checks that a branch's own goal has not passed. */
  readonly missingChecks: readonly GateCheck[];
  /** How the goal ended; null while it is followed. */
  readonly ended: Ended | null;
  readonly course: Course;
  readonly result: Result;
  readonly data: DataLight;
  readonly notes: readonly Note[];
  readonly figures: readonly Figure[];
  readonly explanation: readonly Explanation[];
  /** What the answer is made of, each part with answers of its own; empty where it is one thing. */
  readonly parts: readonly EvaluationPart[];
  /** Units that have not reported what was expected of them. */
  readonly workList: readonly string[];
  /** Where the children of a priority area stand; null for other statements. Never an average. */
  readonly distribution: Distribution | null;
  readonly override: OverrideInForce | null;
  readonly computed: Computed | null;
  /** Ids of the events the answer rests on, facts and decisions, sorted. */
  readonly contributing: readonly string[];
  /** The next day on which the same events may give another answer, or null. */
  readonly nextChangeOn: CalendarDate | null;
}

/** What a reader is told, without the events it rests on: two measurements of the same value make no difference. */
export function answerOf({ contributing: _contributing, nextChangeOn: _nextChangeOn, ...answer }: StatusItem): string {
  return canonicalJson(answer);
}
