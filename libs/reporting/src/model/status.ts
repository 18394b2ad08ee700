import type { CalendarDate } from '#kernel';
import type { Course, DataLight, Result } from '#domain';
import type { ChartDefinition } from './chart.js';
import type { ReportFigure, Restated } from './figure.js';
import type { Text } from './text.js';

/** What the one page at the front counts; each statement is in exactly one. */
export const OUTCOMES = ['reached', 'onCourse', 'behind', 'notAssessable', 'dropped'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The three answers, never merged: codes for programs, words for people. */
export interface ReportStatus {
  readonly outcome: Outcome;
  readonly course: { readonly code: Course; readonly word: string };
  readonly result: { readonly code: Result; readonly word: string };
  readonly data: { readonly code: DataLight; readonly word: string };
}

/** One part of what a goal is judged by, with answers of its own. */
export interface ReportPart {
  readonly title: string;
  readonly status: ReportStatus;
  readonly explanation: string;
  readonly figures: readonly ReportFigure[];
}

/** Where a statement stood on another day of the same report: the year to date, for information. */
export interface StandingOn {
  readonly at: CalendarDate;
  readonly status: ReportStatus;
  readonly explanation: string;
  readonly figures: readonly ReportFigure[];
}

/** The rule's own answer where a judgement stands in its place, why and until when, and the two who stand behind it, by pseudonym. */
export interface ReportOverride {
  readonly computed: ReportStatus;
  readonly reason: Text | null;
  /** The first day it no longer holds. */
  readonly until: CalendarDate | null;
  readonly proposedBy: string;
  readonly confirmedBy: string;
}

/** One statement of the plan, whether it could be assessed or not. */
export interface ReportStatement {
  readonly id: string;
  readonly wording: Text;
  /** "mål", "retningsvalg": what kind of statement it is, in words. */
  readonly role: string;
  /** What stands behind it: body, meeting, case, date; null where it is the plan's own mandate. */
  readonly mandate: string | null;
  /** For goals from outside the plan: where it comes from. */
  readonly origin: string | null;
  /** The unit that formulated it, for branches' own goals. */
  readonly unit: string | null;
  /** The goal type in words; null when the statement is not interpreted. */
  readonly type: string | null;
  /** What is measured, in a sentence; null when not interpreted. */
  readonly measured: string | null;
  readonly status: ReportStatus;
  readonly overridden: ReportOverride | null;
  readonly explanation: string;
  /** Result, baseline, target and what else the type says; in the order they are told. */
  readonly figures: readonly ReportFigure[];
  readonly parts: readonly ReportPart[];
  readonly toDate: StandingOn | null;
  readonly chart: ChartDefinition | null;
  /** What the board writes; null where nothing was written. */
  readonly assessment: Text | null;
  readonly next: Text | null;
  readonly qualityNote: Text | null;
  /** What the ledger says about the data: source, units that did not report, provisional values, breaks. A sentence each. */
  readonly quality: readonly string[];
  /** How it ended, in a sentence; null while it is followed. */
  readonly ended: string | null;
  readonly restated: readonly Restated[];
}

/** A statement that an earlier edition answered otherwise. */
export interface Reanswered {
  readonly statement: string;
  readonly before: ReportStatus;
  readonly now: ReportStatus;
}

/** A priority area with what stands under it, or the plan's own statements where `id` is null. */
export interface ReportArea {
  readonly id: string | null;
  readonly title: Text;
  /** How many of its statements give each outcome. */
  readonly spread: Readonly<Record<Outcome, number>>;
  readonly statements: readonly ReportStatement[];
}
