import { alreadyExists, type CalendarDate, invalid, notFound, unreachable } from '#kernel';
import { type CommandOf, type DataOf, type Decider, event, type StreamType } from '../event/index.js';
import { mustHave } from '../plan/index.js';
import {
  type draftEdition,
  type draftReport,
  type publishReport,
  type redactReportFile,
  reportCommands,
  type setReportBasis,
  type writeProse,
} from './commands.js';
import { type KnownHorizon, type KnownPlan, mustBeApproved, mustBeDrafted, mustBeOpen, mustGoOnFrom, mustHold, mustLie, toCome } from './conditions.js';
import {
  MODEL_FORMAT,
  ReportApproved,
  ReportBasisSet,
  ReportDrafted,
  ReportEditionDrafted,
  type ReportEvent,
  ReportFileRedacted,
  ReportProseWritten,
  ReportPublished,
} from './events.js';
import { proseKey, type Report, reportAfter, type ReportFigures, type ReportState } from './state.js';

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
      return begun(command.data, command.known, command.today);
    }
    const drafted = mustBeDrafted(state, report);
    switch (command.type) {
      case 'setReportBasis':
        mustBeOpen(drafted);
        return basisSet(command.data, drafted, command.known, command.today);
      case 'writeProse':
        mustBeOpen(drafted);
        return written(command.data, drafted, command.known);
      case 'approveReport':
        mustBeOpen(drafted);
        return approved(drafted, command.known, command.today);
      case 'publishReport':
        return published(command.data, drafted);
      case 'draftEdition': {
        if (!drafted.isPublished) throw invalid('report', `edition ${drafted.edition} is not published yet`, 'go on with that one');
        const figures = mustHold({ ...command.data, toDate: toDateOf(command.data, drafted) }, null, command.known);
        mustGoOnFrom(drafted, figures, command.known);
        return [event(ReportEditionDrafted, { report, edition: drafted.edition + 1, ...figures })];
      }
      case 'redactReportFile':
        mustLie(command.data, drafted);
        return [event(ReportFileRedacted, command.data)];
      default:
        return unreachable(command);
    }
  },
};

export const reportStream: StreamType = { kind: 'report', commands: reportCommands, decider: reportDecider };

function begun(data: DataOf<typeof draftReport>, known: KnownHorizon, today: CalendarDate): readonly ReportEvent[] {
  const { report, plan, title, languages } = data;
  if (known.plan === null) throw notFound('plan', `the plan ${plan}`, 'name a plan that is adopted');
  languages.forEach((language, index) => {
    if (languages.indexOf(language) !== index) throw invalid(`languages[${index}]`, `${language} is named twice`, 'name each language once');
    if (title[language] === undefined) throw invalid(`title.${language}`, 'is missing', 'give the title in each language of the report');
  });
  const assembly = toCome(data.assembly, today);
  return [event(ReportDrafted, { report, plan, title, ...mustHold(data, assembly, known), assembly, languages })];
}

function basisSet(data: DataOf<typeof setReportBasis>, state: Report, known: KnownHorizon, today: CalendarDate): readonly ReportEvent[] {
  const assembly = data.assembly === null ? state.assembly : toCome(data.assembly, today);
  const basis = { ...mustHold(data, state.edition === 1 ? assembly : null, known), assembly };
  mustGoOnFrom(state, basis, known);
  if (JSON.stringify(basis) === JSON.stringify({ ...state.figures, assembly: state.assembly })) {
    throw invalid('at', 'the basis is that already', 'give another day, cut-off or assembly');
  }
  return [event(ReportBasisSet, { report: state.report, ...basis })];
}

/** The year to date goes on from the edition before unless something else is said; it can't from a day that the new one is of, or is past. */
function toDateOf({ at, toDate }: DataOf<typeof draftEdition>, { figures: before }: Report): ReportFigures['toDate'] {
  if (toDate !== undefined) return toDate;
  return before.toDate !== null && before.toDate.at > at ? before.toDate : null;
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
  if (figures.cutOffOn !== null && figures.cutOffOn >= today) {
    throw invalid('cutOffOn', `its cut-off, the end of ${figures.cutOffOn}, is to come`, 'wait until that day has ended, or set an earlier cut-off first');
  }
  return [event(ReportApproved, { report, revision, seq: horizon.cutOff })];
}

function published(data: DataOf<typeof publishReport>, state: Report): readonly ReportEvent[] {
  const { approval, figures, languages, edition, report } = mustBeApproved(state);
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
  documents.forEach(({ fingerprint, files }, index) => {
    const formats = files.map(({ format }) => format);
    if (new Set(formats).size !== formats.length) throw invalid(`documents[${index}].files`, 'a format comes twice', 'render each format once');
    const model = files.find(({ format }) => format === MODEL_FORMAT);
    if (model !== undefined && model.sha256 !== fingerprint) {
      throw invalid(`documents[${index}].fingerprint`, `the model that is kept has the hash ${model.sha256}`, 'keep the model that the fingerprint is of');
    }
  });
  return [event(ReportPublished, { report, edition, basis, proseRevision, documents })];
}
