import { Broken, notFound, type Instant } from '#kernel';
import {
  proseKey,
  reportDecider,
  streams,
  type Mandate,
  type ProseAbout,
  type Report,
  type ReportEvent,
  type ReportFigures,
  type ReportLanguage,
  type SealedText,
  type WordingText,
} from '#domain';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsOfStream, ofType } from '../history/read.js';
import { knownFor, type ReportKnowledge } from './cut-off.js';

/** How far the edition of a report that is worked on has come. */
export const REPORT_STAGES = ['drafted', 'approved', 'published'] as const;
export type ReportStage = (typeof REPORT_STAGES)[number];

/** A text that stands in the report; it is sealed. */
export interface ReportProse {
  readonly about: ProseAbout;
  readonly language: ReportLanguage;
  readonly text: SealedText;
  readonly eventId: string;
  readonly seq: number;
  /** The report's revision that wrote it. */
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly actor: string;
}

/** The latest approval of the edition that is worked on, also one that no longer stands. */
export interface ReportApproval {
  readonly eventId: string;
  /** What was approved: the stream as it said at this revision, with figures known at `seq`. */
  readonly revision: number;
  readonly seq: number;
  readonly mandate: Mandate | null;
  readonly recordedAt: Instant;
  readonly actor: string;
  /** The event that took it away; null while it stands. */
  readonly takenAwayBy: string | null;
}

type Published = LedgerEvent<'ReportPublished'>['data'];
type PublishedFile = Published['documents'][number]['files'][number];

/** A file of an edition as it lies now. */
export interface EditionFile extends PublishedFile {
  /** The erasure that had it replaced last, and the hash it was published with; null while it is as it was published. */
  readonly redacted: { readonly erasure: string; readonly published: string } | null;
}

export interface EditionDocument extends Omit<Published['documents'][number], 'files'> {
  readonly files: readonly EditionFile[];
}

/** What was published, and stays. */
export interface ReportEdition extends Pick<Published, 'edition' | 'basis' | 'proseRevision'> {
  readonly documents: readonly EditionDocument[];
  /** The figures it was drafted for: its day, and the year to date where it shows that. */
  readonly toDate: ReportFigures['toDate'];
  /** What approved it. */
  readonly approval: ReportApproval;
  /** The mandate that it was published on. */
  readonly mandate: Mandate | null;
  /** Why there was another edition, sealed; null for the first. */
  readonly because: SealedText | null;
  readonly eventId: string;
  readonly publishedSeq: number;
  readonly recordedAt: Instant;
}

/** A report as it stood: without what was written in it. */
export interface ReportSummary extends Pick<Report, 'report' | 'plan' | 'languages' | 'assembly' | 'edition'> {
  readonly title: WordingText;
  readonly stage: ReportStage;
  /** Of which day the figures are, and where the ledger is cut off. */
  readonly figures: ReportFigures;
  /** What the figures may rest on, as it was at this point: the cut-off where it has come, else the present. */
  readonly known: ReportKnowledge;
  readonly publishedOn: Instant | null;
  /** What the next decision about it must name. */
  readonly revision: number;
  readonly eventId: string;
}

export interface ReportAnswer extends ReportSummary {
  readonly approval: ReportApproval | null;
  /** The texts that stand, in the order they were first written. */
  readonly prose: readonly ReportProse[];
  /** In order, the first edition first. */
  readonly editions: readonly ReportEdition[];
}

type ReportEvents = readonly LedgerEvent<ReportEvent['type']>[];

/** A report as known at `seq`. @throws Refused `not-found` */
export async function reportAt(read: Read, id: string, { seq }: { readonly seq: number }): Promise<ReportAnswer> {
  return answerOf(read, id, await eventsOfReport(read, id, seq), seq);
}

/** A report as its stream said at a revision: texts and approval from that, and nothing later. @throws Refused `not-found` */
export async function reportAtRevision(read: Read, id: string, revision: number, { seq }: { readonly seq: number }): Promise<ReportAnswer> {
  const events = await eventsOfReport(read, id, seq);
  return answerOf(read, id, events.slice(0, revision + 1), seq);
}

async function eventsOfReport(read: Read, id: string, seq: number): Promise<ReportEvents> {
  return (await eventsOfStream(read, streams.report(id), seq)) as ReportEvents;
}

async function answerOf(read: Read, id: string, events: ReportEvents, seq: number): Promise<ReportAnswer> {
  const [drafted] = ofType(events, 'ReportDrafted');
  const report = events.reduce(reportDecider.evolve, reportDecider.initialState());
  if (report === null || drafted === undefined) {
    throw notFound('report', `the report ${id}, as known at seq ${seq},`, 'choose one that is listed under reports');
  }
  const approval = approvalIn(events);
  const editions = editionsIn(events);
  const approved = report.approval !== null;
  const stage: ReportStage = report.isPublished ? 'published' : approved ? 'approved' : 'drafted';
  const { plan, languages, assembly, edition, figures, revision } = report;
  return {
    report: id,
    plan,
    title: drafted.data.title,
    languages,
    assembly,
    edition,
    stage,
    figures,
    known: await knownFor(read, report, seq),
    publishedOn: editions.at(-1)?.recordedAt ?? null,
    revision,
    eventId: drafted.id,
    approval,
    prose: proseIn(events),
    editions,
  };
}

function proseIn(events: ReportEvents): readonly ReportProse[] {
  const texts = new Map<string, ReportProse>();
  for (const { id, seq, revision, recordedAt, actor, data } of ofType(events, 'ReportProseWritten')) {
    const { about, language, text } = data;
    const key = proseKey(about, language);
    if (text === null) texts.delete(key);
    else texts.set(key, { about, language, text, eventId: id, seq, revision, recordedAt, actor });
  }
  return [...texts.values()];
}

const TAKES_AWAY: ReadonlySet<string> = new Set<ReportEvent['type']>(['ReportProseWritten', 'ReportBasisSet']);

/** The latest approval since the last edition was drafted. */
function approvalIn(events: ReportEvents): ReportApproval | null {
  const ofEdition = events.slice(events.findLastIndex(({ type }) => type === 'ReportEditionDrafted') + 1);
  const index = ofEdition.findLastIndex(({ type }) => type === 'ReportApproved');
  const [approved] = ofType(ofEdition.slice(index, index + 1), 'ReportApproved');
  if (approved === undefined) return null;
  const taken = ofEdition.slice(index + 1).find(({ type }) => TAKES_AWAY.has(type));
  const { id, data, mandate, recordedAt, actor } = approved;
  return { eventId: id, revision: data.revision, seq: data.seq, mandate, recordedAt, actor, takenAwayBy: taken?.id ?? null };
}

function editionsIn(events: ReportEvents): readonly ReportEdition[] {
  const redacted = ofType(events, 'ReportFileRedacted');
  return ofType(events, 'ReportPublished').map(({ id, seq, recordedAt, mandate, data, revision }) => {
    const until = events.slice(0, revision);
    const approval = approvalIn(until);
    const state = until.reduce(reportDecider.evolve, reportDecider.initialState());
    if (approval === null || state === null) throw new Broken(`edition ${data.edition} of ${data.report} was published and never approved`);
    const { edition, basis, proseRevision } = data;
    const documents = data.documents.map((one) => ({
      ...one,
      files: one.files.map((file) => {
        const own = redacted.filter((later) => later.data.edition === edition && later.data.language === one.language && later.data.format === file.format);
        const last = own.at(-1)?.data;
        return last === undefined
          ? { ...file, redacted: null }
          : { ...file, sha256: last.sha256, size: last.size, redacted: { erasure: last.erasure, published: file.sha256 } };
      }),
    }));
    const because = ofType(until, 'ReportEditionDrafted').at(-1)?.reason ?? null;
    return { edition, basis, proseRevision, documents, toDate: state.figures.toDate, approval, mandate, because, eventId: id, publishedSeq: seq, recordedAt };
  });
}
