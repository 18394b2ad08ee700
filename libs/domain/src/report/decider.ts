import { addDays, alreadyExists, type CalendarDate, invalid, notFound, unreachable } from '#kernel';
import { type CommandOf, type DataOf, type Decider, event, type StreamType } from '../event/index.js';
import { mustHave, type PlanState } from '../plan/index.js';
import { type draftReport, type publishReport, type redactReportFile, reportCommands, type setReportBasis, type writeProse } from './commands.js';
import {
  ReportApproved,
  ReportBasisSet,
  ReportDrafted,
  ReportEditionDrafted,
  type ReportEvent,
  ReportFileRedacted,
  ReportProseWritten,
  ReportPublished,
} from './events.js';
import { fileKey, proseKey, type Report, reportAfter, type ReportFigures, type ReportState } from './state.js';

/** How far the ledger reaches, as it concerns a report. */
export interface ReportHorizon {
  /** The ledger's last seq. */
  readonly end: number;
  /** The seq at which the plan was adopted. */
  readonly planAdopted: number;
  /**
   * What the cut-off comes to, rounded down to the end of an append: the seq that is said, the end of the day that is said, or the
   * ledger's end where neither is. Null while that day has not ended.
   */
  readonly cutOff: number | null;
}

interface KnownPlan {
  readonly plan: PlanState;
}
interface KnownHorizon extends KnownPlan {
  /** Given unless the plan does not exist. */
  readonly horizon: ReportHorizon;
}

type WithFigures = 'draftReport' | 'setReportBasis' | 'approveReport' | 'draftEdition';
type OfName<N extends string> = Extract<(typeof reportCommands)[number], { readonly name: N }>;

export type ReportCommand =
  | CommandOf<OfName<WithFigures>, KnownHorizon>
  | CommandOf<typeof writeProse, KnownPlan>
  | CommandOf<typeof publishReport | typeof redactReportFile>;

/**
 * A report is drafted, written in, approved, and published as it was approved. Approval is a body's decision on what the stream says at one
 * revision, so nobody is asked to be another person than the one who publishes: the mandate says who stands behind it.
 */
export const reportDecider: Decider<ReportCommand, ReportEvent, ReportState> = {
  initialState: () => null,
  evolve: reportAfter,
  decide: (command, state) => {
    const { report } = command.data;
    if (command.type === 'draftReport') {
      if (state !== null) throw alreadyExists('report', `the report ${report}`, 'choose another id, or set its basis');
      return drafted(command.data, command.known, command.today);
    }
    if (state === null) throw notFound('report', `the report ${report}`, 'draft it first, or choose one that is listed');
    switch (command.type) {
      case 'setReportBasis':
        mustBeOpen(state);
        return basisSet(command.data, state, command.known);
      case 'writeProse':
        mustBeOpen(state);
        return written(command.data, state, command.known);
      case 'approveReport':
        mustBeOpen(state);
        return approved(state, command.known, command.today);
      case 'publishReport':
        mustBeOpen(state);
        return published(command.data, state);
      case 'draftEdition': {
        if (!state.isPublished) throw invalid('report', `edition ${state.edition} is not published yet`, 'go on with that one');
        const figures = mustHold(command.data, state.assembly, command.known);
        return [event(ReportEditionDrafted, { report, edition: state.edition + 1, ...figures })];
      }
      case 'redactReportFile':
        mustLie(command.data, state);
        return [event(ReportFileRedacted, command.data)];
      default:
        return unreachable(command);
    }
  },
};

export const reportStream: StreamType = { kind: 'report', commands: reportCommands, decider: reportDecider };

/** Days from the papers to the assembly, where nobody says otherwise. */
const PAPERS_BEFORE = 21;

type Assembly = Report['assembly'];
type AssemblySaid = DataOf<typeof draftReport>['assembly'];

function drafted(data: DataOf<typeof draftReport>, known: KnownHorizon, today: CalendarDate): readonly ReportEvent[] {
  const { report, plan, title, languages } = data;
  if (known.plan === null) throw notFound('plan', `the plan ${plan}`, 'name a plan that is adopted');
  languages.forEach((language, index) => {
    if (languages.indexOf(language) !== index) throw invalid(`languages[${index}]`, `${language} is named twice`, 'name each language once');
    if (title[language] === undefined) throw invalid(`title.${language}`, 'is missing', 'give the title in each language of the report');
  });
  const assembly = whole(data.assembly);
  if (assembly.on < today) throw invalid('assembly.on', `${assembly.on} has passed`, 'give the day of the assembly that the report is for');
  return [event(ReportDrafted, { report, plan, title, ...mustHold(data, assembly, known), assembly, languages })];
}

function basisSet(data: DataOf<typeof setReportBasis>, state: Report, known: KnownHorizon): readonly ReportEvent[] {
  const assembly = data.assembly === null ? state.assembly : whole(data.assembly);
  const basis = { ...mustHold(data, assembly, known), assembly };
  if (JSON.stringify(basis) === JSON.stringify({ ...state.figures, assembly: state.assembly })) {
    throw invalid('at', 'the basis is that already', 'give another day, cut-off or assembly');
  }
  return [event(ReportBasisSet, { report: state.report, ...basis })];
}

function written({ about, language, text, report }: DataOf<typeof writeProse>, state: Report, known: KnownPlan): readonly ReportEvent[] {
  if (!state.languages.includes(language)) {
    throw invalid('language', `the report is not in ${language}`, `write in ${state.languages.join(' or ')}`);
  }
  if (about.kind === 'statement' && known.plan !== null) mustHave(known.plan, about.id, 'about.id');
  const said = text === null || text.trim() === '' ? null : text;
  if (said === null && !state.prose.has(proseKey(about, language))) throw invalid('text', 'nothing is written there to take back', 'write a text');
  return [event(ReportProseWritten, { report, about, language, text: said })];
}

function approved({ report, revision, approval, figures }: Report, { horizon }: KnownHorizon, today: CalendarDate): readonly ReportEvent[] {
  if (approval !== null) throw invalid('report', `it is approved already, as it said at revision ${approval.revision}`, 'publish it');
  if (figures.at > today) throw invalid('at', `its figures are of ${figures.at}, which is to come`, 'wait for that day, or set an earlier one first');
  if (figures.toDate !== null && figures.toDate.at > today) {
    throw invalid('toDate.at', `its year to date ends on ${figures.toDate.at}, which is to come`, 'wait for that day, or set an earlier one first');
  }
  if (horizon.cutOff === null) {
    throw invalid('cutOffOn', `its cut-off, the end of ${figures.cutOffOn}, is to come`, 'wait until that day has ended, or set an earlier cut-off first');
  }
  return [event(ReportApproved, { report, revision, seq: horizon.cutOff })];
}

function published(data: DataOf<typeof publishReport>, state: Report): readonly ReportEvent[] {
  const { approval, figures, languages, edition, report } = state;
  if (approval === null) {
    throw invalid('report', `edition ${edition} is not approved as it says now`, 'have it approved first; what was written since takes an approval away');
  }
  const { basis, proseRevision, documents } = data;
  if (basis.seq !== approval.seq) throw invalid('basis.seq', `seq ${approval.seq} is approved, not ${basis.seq}`, 'render what was approved');
  if (basis.at !== figures.at) throw invalid('basis.at', `its figures are of ${figures.at}, not ${basis.at}`, 'render what was approved');
  if (proseRevision !== approval.revision) {
    throw invalid('proseRevision', `revision ${approval.revision} is approved, not ${proseRevision}`, 'render what was approved');
  }
  const rendered = documents.map(({ language }) => language);
  if (rendered.length !== languages.length || !languages.every((language) => rendered.includes(language))) {
    throw invalid('documents', `the report is in ${languages.join(' and ')}, these are in ${rendered.join(' and ')}`, 'render each language once');
  }
  documents.forEach(({ files }, index) => {
    const formats = files.map(({ format }) => format);
    if (new Set(formats).size !== formats.length) throw invalid(`documents[${index}].files`, 'a format comes twice', 'render each format once');
  });
  return [event(ReportPublished, { report, edition, basis, proseRevision, documents })];
}

function whole({ on, papersOn }: AssemblySaid): Assembly {
  const assembly = { on, papersOn: papersOn ?? addDays(on, -PAPERS_BEFORE) };
  if (assembly.papersOn > on) throw invalid('assembly.papersOn', `${assembly.papersOn} is after the assembly, ${on}`, 'give that day or an earlier one');
  return assembly;
}

/** The figures as they are recorded. @throws Refused naming what does not fit the plan, the ledger or the assembly */
function mustHold({ at, cutOff, cutOffOn, toDate }: ReportFigures, assembly: Assembly, { plan, horizon }: KnownHorizon): ReportFigures {
  if (plan !== null && at < plan.period.from) {
    throw invalid('at', `${at} is before the plan's first day, ${plan.period.from}`, 'give that day or a later one');
  }
  if (at > assembly.on) throw invalid('at', `${at} is after the assembly, ${assembly.on}`, 'give a day before it');
  if (toDate !== null && toDate.at <= at) throw invalid('toDate.at', `${toDate.at} is not after ${at}, which the report is of`, 'give a later day');
  if (toDate !== null && toDate.at > assembly.on) throw invalid('toDate.at', `${toDate.at} is after the assembly, ${assembly.on}`, 'give a day before it');
  if (cutOff !== null && cutOffOn !== null) throw invalid('cutOffOn', 'the cut-off is given twice, as a seq and as a day', 'give one of them');
  if (cutOffOn !== null && cutOffOn > assembly.papersOn) {
    throw invalid('cutOffOn', `${cutOffOn} is after the papers are sent, ${assembly.papersOn}`, 'give a day before that');
  }
  const field = cutOff === null ? 'cutOffOn' : 'cutOff';
  if (cutOff !== null && cutOff > horizon.end) throw invalid(field, `the ledger ends at seq ${horizon.end}`, `give at most ${horizon.end}`);
  if (horizon.cutOff !== null && horizon.cutOff < horizon.planAdopted) {
    throw invalid(field, `the plan was adopted later, at seq ${horizon.planAdopted}`, 'give a cut-off after that');
  }
  return { at, cutOff: cutOff === null ? null : horizon.cutOff, cutOffOn, toDate };
}

function mustBeOpen({ isPublished, edition }: Report): void {
  if (isPublished) throw invalid('report', `edition ${edition} is published and stays as it is`, 'draft another edition first (draftEdition)');
}

function mustLie(data: DataOf<typeof redactReportFile>, { files }: Report): void {
  const lies = files.get(fileKey(data));
  if (lies === undefined) throw notFound('format', `the ${data.format} of edition ${data.edition} in ${data.language}`, 'name a file that was published');
  if (lies !== data.was) throw invalid('was', `the file has the hash ${lies}`, 'give the hash of the file as it lies now');
}
