import type { CalendarDate, DecimalText } from '#kernel';
import type { EntryState, UnitKind } from '#domain';

/**
 * The facts an evaluation reads, already as known at k: corrected, retracted ones gone. Selection by k is done before; selection
 * by t (`at`) is each evaluator's own.
 */

/** A measurement: a stock holds on `from`; a flow is of `[from, to)`. */
export interface MeasurementFact {
  readonly eventId: string;
  /** The ledger's ordinal of the fact's current version; the latest wins where two speak of the same unit and date. */
  readonly seq: number;
  readonly measure: string;
  readonly unit: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly value: DecimalText | null;
  readonly numerator: DecimalText | null;
  readonly denominator: DecimalText | null;
  readonly provisional: boolean;
  readonly source: string | null;
  /** How it was asked, where it is a wave of a survey or a test. */
  readonly survey: SurveyFact | null;
}

/** One wave of a survey. */
export interface SurveyFact {
  /** Waves of another instrument can't be compared. */
  readonly instrument: string;
  readonly answers: number;
  /** How many were asked; null where that is not known, and then neither is the response rate. */
  readonly asked: number | null;
  /** Half the width of the 95 % interval, in the value's own unit; null where none is stated. */
  readonly margin: DecimalText | null;
}

/** One version of a register entry, in force from `from` until the entry's next version, or `to` where it ends by itself. */
export interface EntryFact {
  readonly eventId: string;
  readonly seq: number;
  readonly register: string;
  readonly entry: string;
  readonly unit: string | null;
  readonly title: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly state: EntryState;
  readonly plannedFor: CalendarDate | null;
  readonly attributes: Readonly<Record<string, string | boolean | number>>;
}

export interface CoverageFact {
  readonly eventId: string;
  readonly seq: number;
  readonly coverage: string;
  readonly unit: string;
  readonly occasion: string | null;
  readonly state: 'done' | 'notDone' | 'exempt';
  readonly count: number | null;
  readonly on: CalendarDate;
}

export interface AssessmentFact {
  readonly eventId: string;
  readonly seq: number;
  readonly goal: string;
  readonly unit: string;
  readonly rubric: string | null;
  readonly rubricVersion: number | null;
  readonly level: string | null;
  /** The assessor's pseudonym: who judges may move the level as much as what is judged. */
  readonly assessor: string;
  readonly selfAssessed: boolean;
  readonly on: CalendarDate;
}

/** Values before and from `on` can't be compared; those on `on` to `overlapTo`, both included, compare both ways. `unit: null` is every unit. */
export interface SeriesBreakFact {
  readonly eventId: string;
  readonly measure: string;
  readonly unit: string | null;
  readonly on: CalendarDate;
  readonly overlapTo: CalendarDate | null;
  readonly cause: string;
}

/** A unit over the time it existed: `[from, to)` days, as known at k. Its parent and name are those at `at`. */
export interface UnitFact {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly parent: string | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** The units that took over its members on `to`, by merger or split; empty when it exists still or was closed. */
  readonly succeededBy: readonly string[];
}

/** A rubric's version, in force from `from`. */
export interface RubricFact {
  readonly rubric: string;
  readonly version: number;
  readonly levels: readonly { readonly level: string; readonly title: string }[];
  readonly from: CalendarDate;
}

/** A goal of the plan, from the day its statement holds until the day it ended, `[from, to)`. */
export interface PlanGoalFact {
  readonly goal: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** A line of the plan's action plan. */
export interface ActionFact {
  /** The event that planned it. */
  readonly eventId: string;
  readonly seq: number;
  readonly action: string;
  readonly goals: readonly string[];
  /** When it is to be done, `[from, to)`. */
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  /** Money set aside, a line a year. */
  readonly budget: readonly { readonly year: number; readonly amount: DecimalText; readonly note: string }[];
  /** The day it was dropped; null while it stands. */
  readonly droppedOn: CalendarDate | null;
}

/** Everything one goal's evaluation may look at. Arrays are in no promised order; evaluation must not depend on it. */
export interface Facts {
  readonly measurements: readonly MeasurementFact[];
  readonly entries: readonly EntryFact[];
  readonly coverage: readonly CoverageFact[];
  readonly occasions: readonly { readonly coverage: string; readonly occasion: string; readonly on: CalendarDate }[];
  readonly assessments: readonly AssessmentFact[];
  readonly breaks: readonly SeriesBreakFact[];
  readonly rubrics: readonly RubricFact[];
  /** The goals of the plan and its action lines, where the spec asks for them. */
  readonly planGoals: readonly PlanGoalFact[];
  readonly actions: readonly ActionFact[];
  /**
   * The units expected to report, including those that have ceased: the root alone where the interpretation's `kind` is null, else those of
   * that kind at or below the root. Never both a unit and one below it, so that a sum counts everyone once.
   */
  readonly units: readonly UnitFact[];
}

/** What to load for a spec. */
export interface FactNeeds {
  /** Ids of measures, as reported by the goal's units. */
  readonly measures: readonly string[];
  /** Ids of measures kept for comparison (peers, groups, reference series), as recorded for the plan's own unit, whoever reports on the goal. */
  readonly references: readonly string[];
  readonly registers: readonly string[];
  readonly coverages: readonly string[];
  readonly rubrics: readonly string[];
  /** Whether the goal's assessments are read. */
  readonly assessments: boolean;
  /** Other goals whose answers on the day are asked for. */
  readonly goals: readonly string[];
  /** Whether the plan's goals and actions are read. */
  readonly plan: boolean;
}
