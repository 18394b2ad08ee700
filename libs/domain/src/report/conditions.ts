import { addDays, type CalendarDate, invalid, notFound } from '#kernel';
import type { DataOf } from '../event/index.js';
import type { PlanState } from '../plan/index.js';
import type { draftReport, redactReportFile } from './commands.js';
import { fileKey, type Report, type ReportFigures, type ReportState } from './state.js';

/** What must be so of a report before something is decided on it. Each throws `Refused` naming the field. */

/** How far the ledger reaches, as it concerns a report. */
export interface ReportHorizon {
  /** The ledger's last seq. */
  readonly end: number;
  /** The seq at which the plan was adopted. */
  readonly planAdopted: number;
  /**
   * What the cut-off comes to, rounded down to the end of an append: the seq that is said, the end of the day that is said, or the
   * ledger's end where neither is, or that is to come.
   */
  readonly cutOff: number;
}

/** What deciding about a report's texts needs to know. */
export interface KnownPlan {
  readonly plan: PlanState;
}
/** What deciding about its figures needs to know. */
export interface KnownHorizon extends KnownPlan {
  /** Given unless the plan does not exist. */
  readonly horizon: ReportHorizon;
}

type Assembly = Report['assembly'];

/** Days from the papers to the assembly, where nobody says otherwise. */
const PAPERS_BEFORE = 21;

/** @throws Refused `not-found` naming `report` */
export function mustBeDrafted(state: ReportState, report: string): Report {
  if (state === null) throw notFound('report', `the report ${report}`, 'draft it first, or choose one that is listed');
  return state;
}

/** @throws Refused naming `report` when its edition is published, and no other is begun */
export function mustBeOpen({ isPublished, edition }: Report): void {
  if (isPublished) throw invalid('report', `edition ${edition} is published and stays as it is`, 'draft another edition first (draftEdition)');
}

/** What may be published. @throws Refused naming `report` unless what it says now is approved and not published */
export function mustBeApproved(state: Report): Report & { readonly approval: NonNullable<Report['approval']> } {
  mustBeOpen(state);
  const { approval, edition } = state;
  if (approval !== null) return { ...state, approval };
  throw invalid('report', `edition ${edition} is not approved as it says now`, 'have it approved first; what was written since takes an approval away');
}

/**
 * What came to be known is not unlearnt: a later edition tells what it changed in the one before, which it must know of.
 * @throws Refused naming `cutOff` or `cutOffOn`
 */
export function mustGoOnFrom({ publishedSeq }: Report, { cutOff }: ReportFigures, { horizon }: KnownHorizon): void {
  if (publishedSeq === null || horizon.cutOff >= publishedSeq) return;
  const problem = `the figures of the edition before rest on all that was known at seq ${publishedSeq}, and these would end at seq ${horizon.cutOff}`;
  throw invalid(cutOff === null ? 'cutOffOn' : 'cutOff', problem, 'give the same cut-off or a later one; what was wrong is corrected or retracted');
}

/** An assembly that is still to be held, with the day of its papers. */
export function toCome({ on, papersOn }: DataOf<typeof draftReport>['assembly'], today: CalendarDate): Assembly {
  if (on < today) throw invalid('assembly.on', `${on} has passed`, 'give the day of the assembly that the report is for');
  const assembly = { on, papersOn: papersOn ?? addDays(on, -PAPERS_BEFORE) };
  if (assembly.papersOn > on) throw invalid('assembly.papersOn', `${assembly.papersOn} is after the assembly, ${on}`, 'give that day or an earlier one');
  return assembly;
}

/**
 * The figures as they are recorded: they fit the plan, the ledger, and the assembly.
 * @param assembly null for a later edition, which may tell of what came after it
 */
export function mustHold(said: ReportFigures, assembly: Assembly | null, { plan, horizon }: KnownHorizon): ReportFigures {
  const { at, cutOff, cutOffOn, toDate } = said;
  if (plan !== null && at < plan.period.from) {
    throw invalid('at', `${at} is before the plan's first day, ${plan.period.from}`, 'give that day or a later one');
  }
  if (toDate !== null && toDate.at <= at) throw invalid('toDate.at', `${toDate.at} is not after ${at}, which the report is of`, 'give a later day');
  if (cutOff !== null && cutOffOn !== null) throw invalid('cutOffOn', 'the cut-off is given twice, as a seq and as a day', 'give one of them');
  if (assembly !== null) mustComeBefore(said, assembly);
  if (cutOff !== null && cutOff > horizon.end) throw invalid('cutOff', `the ledger ends at seq ${horizon.end}`, `give at most ${horizon.end}`);
  if (horizon.cutOff < horizon.planAdopted) {
    const field = cutOff === null ? 'cutOffOn' : 'cutOff';
    throw invalid(field, `the plan was adopted later, at seq ${horizon.planAdopted}`, 'give a cut-off after that');
  }
  return { at, cutOff: cutOff === null ? null : horizon.cutOff, cutOffOn, toDate };
}

function mustComeBefore({ at, cutOffOn, toDate }: ReportFigures, { on, papersOn }: Assembly): void {
  if (at > on) throw invalid('at', `${at} is after the assembly, ${on}`, 'give a day before it');
  if (toDate !== null && toDate.at > on) throw invalid('toDate.at', `${toDate.at} is after the assembly, ${on}`, 'give a day before it');
  if (cutOffOn !== null && cutOffOn > papersOn) throw invalid('cutOffOn', `${cutOffOn} is after the papers are sent, ${papersOn}`, 'give a day before that');
}

/** The published file lies as it is said to. */
export function mustLie(data: DataOf<typeof redactReportFile>, { files }: Report): void {
  const lies = files.get(fileKey(data));
  if (lies === undefined) throw notFound('format', `the ${data.format} of edition ${data.edition} in ${data.language}`, 'name a file that was published');
  if (lies !== data.was) throw invalid('was', `the file has the hash ${lies}`, 'give the hash of the file as it lies now');
}
