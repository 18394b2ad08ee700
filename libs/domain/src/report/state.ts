import { Broken, unreachable } from '#kernel';
import type { EventOf, Stored } from '../event/index.js';
import type { EditionFormat, ProseAbout, ReportBasisSet, ReportDrafted, ReportEvent, ReportLanguage } from './events.js';

/** Of which day an edition's figures are, and from how much of the ledger. */
export type ReportFigures = Pick<EventOf<typeof ReportBasisSet>['data'], 'at' | 'cutOff' | 'cutOffOn' | 'toDate'>;

/** A report that was drafted. */
export interface Report {
  readonly report: string;
  readonly plan: string;
  readonly languages: readonly ReportLanguage[];
  readonly assembly: EventOf<typeof ReportDrafted>['data']['assembly'];
  /** The edition that is worked on, or the last that was published; from 1. */
  readonly edition: number;
  readonly isPublished: boolean;
  /** The last seq that the figures of the last published edition rest on; null before the first. */
  readonly publishedSeq: number | null;
  readonly figures: ReportFigures;
  /** What was approved, and at which seq; null where nothing is, or something was written since. */
  readonly approval: { readonly revision: number; readonly seq: number } | null;
  /** Which texts stand, by {@link proseKey}. */
  readonly prose: ReadonlySet<string>;
  /** The hash of each published file as it lies now, by {@link fileKey}. */
  readonly files: ReadonlyMap<string, string>;
  /** The stream's last revision. */
  readonly revision: number;
}

/** Null before the report is drafted. */
export type ReportState = Report | null;

/** One place for a text, in one language. */
export function proseKey(about: ProseAbout, language: ReportLanguage): string {
  return about.kind === 'statement' ? `statement ${about.id} ${about.slot} ${language}` : `chapter ${about.id} ${language}`;
}

/** One file of one edition. */
export function fileKey({ edition, language, format }: { edition: number; language: ReportLanguage; format: EditionFormat }): string {
  return `${edition} ${language} ${format}`;
}

/** The report after one more event. @throws Broken when the log speaks of what was never drafted */
export function reportAfter(state: ReportState, event: Stored<ReportEvent>): ReportState {
  const { revision } = event;
  if (event.type === 'ReportDrafted') {
    const { report, plan, languages, assembly } = event.data;
    const nothingYet = { approval: null, prose: new Set<string>(), files: new Map<string, string>() };
    return { report, plan, languages, assembly, edition: 1, isPublished: false, publishedSeq: null, figures: figuresIn(event.data), ...nothingYet, revision };
  }
  if (state === null) throw new Broken(`${event.type} comes before the report was drafted`);
  switch (event.type) {
    case 'ReportBasisSet':
      return { ...state, figures: figuresIn(event.data), assembly: event.data.assembly, approval: null, revision };
    case 'ReportProseWritten': {
      const prose = new Set(state.prose);
      const key = proseKey(event.data.about, event.data.language);
      if (event.data.text === null) prose.delete(key);
      else prose.add(key);
      return { ...state, prose, approval: null, revision };
    }
    case 'ReportApproved':
      return { ...state, approval: { revision: event.data.revision, seq: event.data.seq }, revision };
    case 'ReportPublished': {
      const files = new Map(state.files);
      for (const { language, files: rendered } of event.data.documents) {
        for (const { format, sha256 } of rendered) files.set(fileKey({ edition: event.data.edition, language, format }), sha256);
      }
      return { ...state, edition: event.data.edition, isPublished: true, publishedSeq: event.data.basis.seq, files, revision };
    }
    case 'ReportEditionDrafted':
      return { ...state, edition: event.data.edition, isPublished: false, figures: figuresIn(event.data), approval: null, revision };
    case 'ReportFileRedacted':
      return { ...state, files: new Map(state.files).set(fileKey(event.data), event.data.sha256), revision };
    default:
      return unreachable(event);
  }
}

function figuresIn({ at, cutOff, cutOffOn, toDate }: ReportFigures): ReportFigures {
  return { at, cutOff, cutOffOn, toDate };
}
