import { goalsLinked, type LedgerDomainEvent } from '#domain';
import type { LedgerEvent } from '../engine/projection.js';

/** What an event can be about. The action plan of a plan is its goals, and what is planned for them. */
export type SubjectKind =
  | 'ledger'
  | 'rules'
  | 'grant'
  | 'erasure'
  | 'unit'
  | 'plan'
  | 'goal'
  | 'measure'
  | 'register'
  | 'coverage'
  | 'rubric'
  | 'action'
  | 'actionPlan'
  | 'finding'
  | 'report'
  | 'event';

/**
 * How it bears on its subject: it decides or defines; it is a fact; it amends an earlier fact; or it is a report, a fact of the kind that
 * comes by the thousand and is listed by questions of its own.
 */
export type Nature = 'decision' | 'fact' | 'amendment' | 'report';

/** One thing an event is about. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly nature: Nature;
}

type SubjectsByType = { readonly [T in LedgerDomainEvent['type']]: (event: LedgerEvent<T>) => readonly Subject[] };

const about = (kind: SubjectKind, nature: Nature, ...ids: readonly string[]): Subject[] => ids.map((id) => ({ kind, id, nature }));
const decides = (kind: SubjectKind, ...ids: readonly string[]): Subject[] => about(kind, 'decision', ...ids);
const ledger = () => decides('ledger', 'ledger');
const goal = ({ data }: { readonly data: { readonly goal: string } }) => decides('goal', data.goal);
const plan = ({ data }: { readonly data: { readonly plan: string } }) => decides('plan', data.plan);
const statement = ({ data }: { readonly data: { readonly statement: string } }) => decides('goal', data.statement);
const unit = ({ data }: { readonly data: { readonly unit: string } }) => decides('unit', data.unit);
const measure = ({ data }: { readonly data: { readonly measure: string } }) => decides('measure', data.measure);
const finding = ({ data }: { readonly data: { readonly finding: string } }) => decides('finding', data.finding);
const report = ({ data }: { readonly data: { readonly report: string } }) => decides('report', data.report);
const erasure = ({ data }: { readonly data: { readonly erasure: string } }) => decides('erasure', data.erasure);
const action = ({ data }: { readonly data: { readonly action: string } }) => decides('action', data.action);

const subjectsByType: SubjectsByType = {
  LedgerOpened: ledger,
  LedgerRenamed: ledger,
  TimeZoneChanged: ledger,
  RulesAdopted: () => decides('rules', 'rules'),
  DisclosureSet: ledger,
  ClockConfirmed: ledger,
  SigningKeyAdopted: ledger,
  SigningKeyRotated: ledger,
  LogClosed: ledger,
  OriginChanged: ledger,
  AccessGranted: ({ data }) => decides('grant', data.grant),
  AccessRevoked: ({ data }) => decides('grant', data.grant),
  ErasureProposed: erasure,
  ErasureWithdrawn: erasure,
  Erased: erasure,
  UnitEstablished: unit,
  UnitRenamed: unit,
  UnitMoved: unit,
  UnitsMerged: ({ data }) => decides('unit', ...data.from, data.into),
  UnitSplit: ({ data }) => decides('unit', data.unit, ...data.into.map((part) => part.unit)),
  UnitClosed: unit,
  PlanAdopted: plan,
  StatementAdopted: ({ data }) => [...decides('goal', data.statement), ...decides('actionPlan', data.plan)],
  StatementWithdrawn: statement,
  LocalGoalChecked: statement,
  DecidingDatesMoved: ({ data }) => decides('goal', ...data.goals),
  PlanRevised: plan,
  PlanClosed: plan,
  OwnWordsChosen: plan,
  GoalInterpreted: goal,
  BaselineSet: goal,
  TargetChanged: goal,
  OwnerAssigned: goal,
  GoalDropped: goal,
  GoalResumed: goal,
  GoalSplit: ({ data }) => decides('goal', data.goal, ...data.into),
  GoalMerged: ({ data }) => decides('goal', data.goal, data.into),
  StatusOverrideProposed: goal,
  StatusOverrideConfirmed: goal,
  StatusOverrideWithdrawn: goal,
  NarrativeWritten: goal,
  InterpretationProposed: goal,
  InterpretationConfirmed: goal,
  InterpretationWithdrawn: goal,
  GoalLinked: ({ data }) => decides('goal', data.goal, ...goalsLinked(data.to).map(({ goal: linked }) => linked)),
  GoalUnlinked: goal,
  WordingRemarked: goal,
  ForecastPublished: goal,
  MeasureDefined: measure,
  MeasureRedefined: measure,
  SeriesBroken: measure,
  ContributorsMarked: measure,
  MeasurementsApproved: measure,
  MeasurementRecorded: ({ data }) => about('measure', 'report', data.measure),
  MeasurementCorrected: ({ data }) => about('measure', 'amendment', data.measure),
  MeasurementRetracted: ({ data }) => about('measure', 'amendment', data.measure),
  RegisterDefined: ({ data }) => decides('register', data.register),
  EntryRecorded: ({ data }) => about('register', 'fact', data.register),
  EntryChanged: ({ data }) => about('register', 'fact', data.register),
  EntryCorrected: ({ data }) => about('register', 'amendment', data.register),
  EntryRetracted: ({ data }) => about('register', 'amendment', data.register),
  CoverageDefined: ({ data }) => decides('coverage', data.coverage),
  OccasionListed: ({ data }) => decides('coverage', data.coverage),
  CoverageReported: ({ data }) => about('coverage', 'report', data.coverage),
  CoverageCorrected: ({ data }) => about('coverage', 'amendment', data.coverage),
  CoverageRetracted: ({ data }) => about('coverage', 'amendment', data.coverage),
  RubricDefined: ({ data }) => decides('rubric', data.rubric),
  AssessmentMade: ({ data }) => about('goal', 'fact', data.goal),
  AssessmentCorrected: ({ data }) => about('goal', 'amendment', data.goal),
  AssessmentRetracted: ({ data }) => about('goal', 'amendment', data.goal),
  ActionPlanned: ({ data }) => [...decides('action', data.action), ...decides('actionPlan', data.plan), ...decides('goal', ...data.goals)],
  ActionStarted: action,
  ActionCompleted: action,
  ActionDropped: action,
  ActionCostRecorded: action,
  FindingRaised: (event) => [...finding(event), ...event.data.about.flatMap(({ kind, id }) => decides(kind, id))],
  FindingAnswered: finding,
  FindingClosed: finding,
  FindingReopened: finding,
  ReportDrafted: report,
  ReportBasisSet: report,
  ReportProseWritten: report,
  ReportApproved: report,
  ReportPublished: report,
  ReportEditionDrafted: report,
  ReportFileRedacted: report,
};

/** Everything the event is about, each thing once. */
export function subjectsOf(event: LedgerEvent): readonly Subject[] {
  const subjects = subjectsByType as Readonly<Record<string, (event: LedgerEvent) => readonly Subject[]>>;
  const all = subjects[event.type]?.(event) ?? [];
  if (all.length < 2) return all;
  return [...new Map(all.map((subject) => [`${subject.kind} ${subject.id}`, subject])).values()];
}
