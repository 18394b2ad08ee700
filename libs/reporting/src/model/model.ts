import type { CalendarDate } from '#kernel';
import type { Outcome, Reanswered, ReportArea, ReportStatement } from './status.js';
import type { ReportFigure, Restated } from './figure.js';
import type { Chapter, ReportLanguage, Text } from './text.js';

/** On what every number of the report rests: with it the same report comes out for ever. */
export interface ReportBasis {
  /** t: the day that is reported on, included. */
  readonly at: CalendarDate;
  /** k: the last event that counts. */
  readonly seq: number;
  /** When that was recorded, UTC. */
  readonly knownAt: string;
  readonly timeZone: string;
  readonly rules: string;
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string } | null;
  /** Revision of the report's own stream that prose and approval are taken from. */
  readonly revision: number;
}

/** What the front page says. */
export interface ReportFront {
  readonly report: string;
  readonly title: string;
  readonly organisation: string;
  /** From 1; null for a draft. */
  readonly edition: number | null;
  readonly state: 'draft' | 'approved' | 'published';
  readonly plan: {
    readonly id: string;
    readonly title: string;
    readonly from: CalendarDate;
    /** The last day, included. */
    readonly last: CalendarDate;
    /** Body, meeting, case and date of the plan's adoption in words; null where it was recorded without a mandate. */
    readonly adopted: string | null;
  };
  readonly basis: ReportBasis;
  /** The second day that is told of for information; null where there is none. */
  readonly toDate: CalendarDate | null;
  readonly assembly: CalendarDate;
  /** Body, meeting, case and date in words; null until it is approved. */
  readonly approval: string | null;
  /** Path below the service's address where the report can be checked. */
  readonly address: string;
  /** Whether the ledger holds made-up sample data. */
  readonly sample: boolean;
}

export interface KeyFigure {
  readonly measure: string;
  readonly label: string;
  readonly unitOfMeasure: string;
  readonly source: string | null;
  /** One a year of {@link KeyFigures.years}. */
  readonly values: readonly ReportFigure[];
  /** A break of the series between the year and the one before, and what caused it. */
  readonly breaks: readonly { readonly year: number; readonly cause: string }[];
}

export interface KeyFigures {
  /** The last three that have ended by t, oldest first. */
  readonly years: readonly number[];
  readonly rows: readonly KeyFigure[];
}

/** How many of the units in a group are in each state; silence is a state of its own. */
export interface CoverageRow {
  readonly unit: string;
  readonly name: string;
  /** 0 for the organisation whole, 1 for regions, 2 for branches. */
  readonly depth: number;
  readonly done: number;
  readonly notDone: number;
  readonly exempt: number;
  readonly notReported: number;
}

export interface ReportCoverage {
  readonly coverage: string;
  /** The first statement of the plan that puts the question. */
  readonly statement: string;
  readonly title: string;
  readonly question: string;
  readonly occasion: { readonly label: string; readonly on: CalendarDate } | null;
  readonly rows: readonly CoverageRow[];
}

/** Something that was decided or discovered in the period. */
export interface ReportChange {
  readonly kind: 'goal' | 'target' | 'definition' | 'organisation' | 'rules';
  /** From when it holds; null where the event names no day. */
  readonly on: CalendarDate | null;
  readonly recordedOn: CalendarDate;
  readonly sentence: string;
  readonly reason: string | null;
  readonly statement: string | null;
  readonly eventId: string;
}

/** Something the control committee should look at, told in a sentence. */
export interface ControlPoint {
  readonly on: CalendarDate | null;
  readonly sentence: string;
  readonly reason: string | null;
  readonly eventId: string;
}

/** How many there are in all, and the first of them. */
export interface ControlList {
  readonly count: number;
  readonly items: readonly ControlPoint[];
}

/** What the control committee's page says. */
export interface ReportControl {
  /** What was recorded after the cut-off about the time before. */
  readonly late: ControlList;
  readonly overrides: ControlList;
  /** Recorded and approved by one person, corrected after approval, targets eased near their date. */
  readonly exceptions: ControlList;
  readonly dropped: ControlList;
  readonly findings: readonly { readonly finding: string; readonly title: string; readonly stage: string; readonly sentence: string }[];
  /** Questions that the committee should put to the board. */
  readonly questions: readonly string[];
  /** How many facts count, and how many of them name a source, show evidence and are approved. */
  readonly support: { readonly facts: number; readonly withSource: number; readonly withEvidence: number; readonly approved: number };
}

export interface ReportDefinition {
  readonly measure: string;
  readonly title: string;
  readonly definition: string;
  readonly unitOfMeasure: string;
  readonly source: string | null;
}

/** The whole report in one language, all words said and no number rounded: what every format is made of, and what the fingerprint is of. */
export interface ReportModel {
  readonly format: 'fremdrift-report-1';
  readonly language: ReportLanguage;
  readonly front: ReportFront;
  /** How many statements give each outcome, and which. */
  readonly overview: readonly { readonly outcome: Outcome; readonly statements: readonly string[] }[];
  readonly keyFigures: KeyFigures;
  /** In the order of the plan. */
  readonly areas: readonly ReportArea[];
  readonly coverage: readonly ReportCoverage[];
  /** Branches' own goals. */
  readonly local: readonly ReportStatement[];
  /** Goals from outside the plan. */
  readonly outside: readonly ReportStatement[];
  readonly changes: readonly ReportChange[];
  readonly restated: readonly Restated[];
  /** Statements that an earlier edition answered otherwise; absent in the first. */
  readonly reanswered?: readonly Reanswered[];
  readonly control: ReportControl;
  readonly definitions: readonly ReportDefinition[];
  /** What was written for whole chapters. */
  readonly prose: Readonly<Partial<Record<Chapter, Text>>>;
}
