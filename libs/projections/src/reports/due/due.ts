import { addDays, dateIn, earlierOf, invalid, notFound, parseInstant, type CalendarDate } from '#kernel';
import { isWithin } from '#domain';
import type { Read } from '../../engine/views.js';
import { planAdopted } from '../../queries/goal-known.js';
import { settingsAt } from '../../queries/ledger.js';
import { mustBeKnownUnit, organisationAsOf } from '../../queries/organisation.js';
import type { Point } from '../../queries/point.js';
import { planStatus } from '../../queries/status.js';
import { recordedAtSeq } from '../../queries/streams.js';
import { reportAt, type ReportAnswer, type ReportSummary } from '../report.js';
import { reportsAt } from '../reports.js';
import { wantedApprovalsOfFigures } from './approvals.js';
import { wantedFigures } from './figures.js';
import { wantedAssessments, wantedConfirmations } from './judgements.js';
import { OWED_KINDS, type Owed, type OwedKind, type Wanted } from './owed.js';
import { wantedApproval, wantedProse } from './texts.js';
import { surroundingsOf } from './wanted-of-goals.js';

/** The days that everything is counted back from. */
export const DUE_STEPS = ['cutOff', 'papers', 'assembly'] as const;
export type DueStep = (typeof DUE_STEPS)[number];

/** What whoever asks should know before the list. */
export type DueRemark = 'assemblyPassed' | 'published' | 'approved' | 'approvalTakenAway' | 'cutOffPassed' | 'cutOffUnset';

/** Days from the cut-off to the assembly, where the report says none. */
const CUT_OFF_BEFORE = 28;

/** Things that are listed; how many there are is counted. */
const MAX_LISTED = 2000;

/** What is missing from a report per t, as known at k. */
export interface Due {
  readonly plan: string;
  readonly report: ReportSummary;
  readonly steps: readonly { readonly step: DueStep; readonly on: CalendarDate }[];
  /** Assessments and figures from this day on are of the report's year. */
  readonly since: CalendarDate;
  readonly remarks: readonly DueRemark[];
  /** By the day they are due, then by kind; of each kind in the order of the organisation, or of the plan. */
  readonly items: readonly Owed[];
  /** How many there are of each kind, also of those that are not listed. */
  readonly counts: Readonly<Record<OwedKind, number>>;
}

/** Whose debts are asked for; null is everybody's. */
export interface DueAsked {
  readonly report: string | null;
  /** Only what is expected of this unit and those below it. */
  readonly unit: string | null;
}

/** What is missing from a plan's report, from whom, and by when. @throws Refused `not-found` for a plan, report or unit; where no report is drafted */
export async function dueOf(read: Read, plan: string, { report: asked, unit }: DueAsked, { at, seq }: Point): Promise<Due> {
  await planAdopted(read, plan, seq);
  if (unit !== null) mustBeKnownUnit(await organisationAsOf(read, seq), unit, seq);
  const report = await reportAsked(read, plan, asked, { at, seq });
  const surroundings = await surroundingsOf(read, { at: report.figures.at, seq });
  const { report: _id, approval: _approval, prose: _prose, editions: _editions, ...rest } = report;
  const days = await daysOf(read, report, seq);
  const wanted = await wantedOf(read, report, surroundings);
  const owed = wanted.map((one): Owed => ({ ...one, by: one.kind === 'prose' || one.kind === 'approval' ? days.papers : days.cutOff }));
  const own = unit === null ? owed : owed.filter(({ from }) => from.unit !== null && isWithin(surroundings.organisation, from.unit, unit, at));
  const inOrder = own.toSorted((one, other) => OWED_KINDS.indexOf(one.kind) - OWED_KINDS.indexOf(other.kind));
  return {
    plan,
    report: { report: report.report, ...rest },
    steps: DUE_STEPS.map((step) => ({ step, on: days[step] })),
    since: surroundings.since,
    remarks: remarksOn(report, days, at),
    items: inOrder.slice(0, MAX_LISTED),
    counts: Object.fromEntries(OWED_KINDS.map((kind) => [kind, own.filter((one) => one.kind === kind).length])) as Due['counts'],
  };
}

async function wantedOf(read: Read, report: ReportAnswer, surroundings: Awaited<ReturnType<typeof surroundingsOf>>): Promise<readonly Wanted[]> {
  if (report.stage !== 'drafted') return wantedApproval(report);
  const items = (await planStatus(read, report.plan, surroundings.point)).filter(({ role }) => role !== 'priorityArea');
  return [
    ...(await wantedFigures(items, surroundings)),
    ...(await wantedAssessments(items, surroundings)),
    ...(await wantedApprovalsOfFigures(items, surroundings)),
    ...(await wantedConfirmations(items, surroundings)),
    ...wantedProse(items, report),
    ...wantedApproval(report),
  ];
}

/** The report that is named; else the plan's next one by its assembly, else the last that there was. */
async function reportAsked(read: Read, plan: string, asked: string | null, point: Point): Promise<ReportAnswer> {
  if (asked !== null) {
    const report = await reportAt(read, asked, point);
    if (report.plan !== plan) throw invalid('report', `${asked} is about the plan ${report.plan}, not ${plan}`, 'name a report of the plan, or leave it out');
    return report;
  }
  const reports = (await reportsAt(read, point, plan)).toSorted((one, other) => one.assembly.on.localeCompare(other.assembly.on));
  const next = reports.find(({ stage, assembly }) => stage !== 'published' && assembly.on >= point.at);
  const chosen = next ?? reports.findLast(({ stage }) => stage !== 'published') ?? reports.at(-1);
  if (chosen === undefined) throw notFound('report', `a report on the plan ${plan}, as known at seq ${point.seq},`, 'draft one first (draftReport)');
  return reportAt(read, chosen.report, point);
}

async function daysOf(read: Read, { figures, assembly }: ReportAnswer, seq: number): Promise<Readonly<Record<DueStep, CalendarDate>>> {
  const usual = earlierOf(addDays(assembly.on, -CUT_OFF_BEFORE), assembly.papersOn);
  const cutOff = figures.cutOffOn ?? (figures.cutOff === null ? usual : await dayOf(read, figures.cutOff, seq));
  return { cutOff: cutOff ?? usual, papers: assembly.papersOn, assembly: assembly.on };
}

async function dayOf(read: Read, entry: number, seq: number): Promise<CalendarDate | null> {
  const recordedAt = await recordedAtSeq(read, entry);
  const { timeZone } = await settingsAt(read, seq);
  return recordedAt === null ? null : dateIn(parseInstant(recordedAt), timeZone);
}

function remarksOn({ stage, approval, figures }: ReportAnswer, days: Readonly<Record<DueStep, CalendarDate>>, at: CalendarDate): readonly DueRemark[] {
  const isCutOff = figures.cutOff !== null || figures.cutOffOn !== null;
  return [
    ...(stage === 'published' ? (['published'] as const) : []),
    ...(stage === 'approved' ? (['approved'] as const) : []),
    ...(stage === 'drafted' && approval !== null ? (['approvalTakenAway'] as const) : []),
    ...(stage === 'drafted' && at > days.cutOff ? [isCutOff ? ('cutOffPassed' as const) : ('cutOffUnset' as const)] : []),
    ...(stage !== 'published' && at > days.assembly ? (['assemblyPassed'] as const) : []),
  ];
}
