import type {
  AuditChangesInWords,
  BackupStanding,
  ChangeInWords,
  DueInWords,
  ErasureInWords,
  FindingsInWords,
  GoalRollUpInWords,
  Named,
  PreviewInWords,
  ReportChangesAnswer,
  ReportModelAnswer,
  ReportInWords,
  ReportsInWords,
  RulesInWords,
  SampleInWords,
  StatusInWords,
  TimelineInWords,
  ToldEvent,
  TraceInWords,
  WeakSpotsInWords,
  Workbench,
} from '#application';
import type { ActionLine, ForecastAnswer, GrantAnswer, LedgerSettings, PlanActions, RollUp, WorkList } from '#projections';
import type { Answered } from '../door/door.js';

/** Where every statement of a plan stands. */
export interface PlanStatusAnswer extends Answered {
  readonly plan: string;
  readonly items: readonly StatusInWords[];
}

export type TimelineAnswer = Answered & TimelineInWords;

/** A measure by units, and a goal by units, as the organisation was and as it is. */
export type RollUpAnswer = Answered & RollUp;
export type GoalRollUpAnswer = Answered & GoalRollUpInWords;
export type WorkListAnswer = Answered & WorkList;

/** The action plan, with the name of each owner; null where nobody is known. */
export interface ActionsAnswer extends Answered, Omit<PlanActions, 'items'> {
  readonly items: readonly (ActionLine & { readonly ownerName: string | null })[];
}

/** What is missing from a report, from whom and by when. */
export type DueAnswer = Answered & DueInWords;

/** Every report; and one, with what is written in it and its editions. */
export type ReportsAnswered = Answered & ReportsInWords;
export type ReportAnswered = Answered & ReportInWords;
/** What has changed since one was published. */
export type ReportChangesAnswered = Answered & ReportChangesAnswer;
export type ReportModelAnswered = Answered & ReportModelAnswer;

export type ForecastAnswered = Answered & ForecastAnswer;
export type WorkbenchAnswer = Answered & Workbench;
export type PreviewAnswer = Answered & PreviewInWords;

/** What happened to a goal, a page of it; `next` is the cursor of the following page. */
export interface HistoryAnswer extends Answered {
  readonly items: readonly Pick<ToldEvent, 'seq' | 'recordedAt' | 'validFrom' | 'actorName' | 'role' | 'sentence'>[];
  readonly next: string | null;
}

/** What the ledger says of itself, and the revisions that decisions about it must name. */
export interface LedgerAnswer extends Answered {
  readonly ledger: LedgerSettings;
  readonly revisions: Readonly<Record<string, number>>;
}

/** The versions of the rules of evaluation, and the revision of the ledger that the next decision about it must name. */
export interface RulesAnswer extends Answered {
  readonly items: readonly RulesInWords[];
  readonly revision: number;
}

/** What was asked to be erased, the backups it has to reach, and the revision that the next decision about it must name. */
export interface ErasuresAnswer extends Answered {
  readonly items: readonly ErasureInWords[];
  readonly backups: readonly BackupStanding[];
  readonly revision: number;
}

/** Who has and had access, in the order it was given. */
export interface GrantsAnswer extends Answered {
  readonly items: readonly Named<GrantAnswer>[];
}

/** What differs between two points of knowledge, each given as a seq. */
export interface ChangesAnswer extends Answered {
  readonly from: { readonly seq: number };
  readonly to: { readonly seq: number };
  readonly items: readonly ChangeInWords[];
}

/** The auditor's answers. */
export type TraceAnswer = Answered & TraceInWords;
export type AuditChangesAnswer = Answered & AuditChangesInWords;
export type SampleAnswer = Answered & SampleInWords;
export type WeakSpotsAnswer = Answered & WeakSpotsInWords;
export type FindingsAnswer = Answered & FindingsInWords;
