import { z } from 'zod';
import { calendarDate, defineEvent, name, sealedText, type EventOf, type Upcast, wording } from '../event/index.js';

/** The languages that reports are written in. */
export const REPORT_LANGUAGES = ['nb', 'nn'] as const;
export const reportLanguage = z.enum(REPORT_LANGUAGES);
export type ReportLanguage = z.infer<typeof reportLanguage>;

export const REPORT_FORMATS = ['pdf', 'docx', 'pptx', 'html', 'xlsx'] as const;
export const reportFormat = z.enum(REPORT_FORMATS);
export type ReportFormat = z.infer<typeof reportFormat>;

/** The format that the model itself is kept in, as canonical JSON: its hash is the fingerprint. */
export const MODEL_FORMAT = 'json';
/** What is kept of an edition: the formats for reading, and the model that they were made of. */
export const EDITION_FORMATS = [...REPORT_FORMATS, MODEL_FORMAT] as const;
export const editionFormat = z.enum(EDITION_FORMATS);
export type EditionFormat = z.infer<typeof editionFormat>;

/** The chapters that somebody may write in, in the order of the report. */
export const CHAPTERS = ['introduction', 'overview', 'keyFigures', 'statements', 'coverage', 'local', 'changes', 'control', 'definitions'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** What is written about one statement: how the board judges it, what comes next, and how good the data are. */
export const PROSE_SLOTS = ['assessment', 'next', 'quality'] as const;
export type ProseSlot = (typeof PROSE_SLOTS)[number];

/** Where a text of a report stands. */
export const proseAbout = z.discriminatedUnion(
  'kind',
  [z.strictObject({ kind: z.literal('statement'), id: name, slot: z.enum(PROSE_SLOTS) }), z.strictObject({ kind: z.literal('chapter'), id: z.enum(CHAPTERS) })],
  'write { "kind": "statement", "id", "slot" } or { "kind": "chapter", "id" }',
);
export type ProseAbout = z.infer<typeof proseAbout>;

/** UTF-16 units in one text of a report. */
export const MAX_PROSE = 20_000;

const seq = z.int().min(0);

/** What the figures of an edition are: of which day, and from how much of the ledger. */
const figures = {
  /** The day the figures are of, included. */
  at: calendarDate,
  /** The last seq that the figures may rest on; null while that is not pinned. */
  cutOff: seq.nullable(),
  /** The day whose end, in the ledger's time zone, is the cut-off; null where it is said as a seq, or not yet: then figures follow the present. */
  cutOffOn: calendarDate.nullable(),
  /** The year to date, shown for information beside `at`, from the same cut-off; null where it is not shown. */
  toDate: z.strictObject({ at: calendarDate }).nullable(),
};

/** The assembly that the report is for, and the day its papers are sent. */
const assembly = z.strictObject({ on: calendarDate, papersOn: calendarDate });

export const ReportDrafted = defineEvent(
  'ReportDrafted',
  z.strictObject({ report: name, plan: name, title: wording, ...figures, assembly, languages: z.array(reportLanguage).min(1) }),
);
/** Another basis, before approval; all of it, also what stays. */
export const ReportBasisSet = defineEvent('ReportBasisSet', z.strictObject({ report: name, ...figures, assembly }));
/** Somebody wrote a text by hand. The latest about the same, in the same language, counts; null takes it back. */
export const ReportProseWritten = defineEvent(
  'ReportProseWritten',
  z.strictObject({ report: name, about: proseAbout, language: reportLanguage, text: sealedText(MAX_PROSE).nullable() }),
);
/** A body approved what the stream said at `revision`, with figures known at `seq`. It stands until something more is written or the basis is set. */
export const ReportApproved = defineEvent('ReportApproved', z.strictObject({ report: name, revision: z.int().min(0), seq }));

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'give a SHA-256 as 64 hexadecimal digits');
const sizeInBytes = z.int().min(1);

/** The signed checkpoint that covered the basis; null where there was none. */
const checkpoint = z.strictObject({ origin: z.string(), size: z.int().min(1), root: z.string() }).nullable();

export const publishedBasis = z.strictObject({ at: calendarDate, seq, checkpoint, rules: z.string(), timeZone: z.string() });

/** The files of an edition in one language, rendered from the model with this fingerprint. */
export const publishedDocument = z.strictObject({
  language: reportLanguage,
  fingerprint: hash,
  files: z
    .array(z.strictObject({ format: editionFormat, sha256: hash, size: sizeInBytes, mediaType: z.string().min(1).max(120) }))
    .min(1)
    .max(EDITION_FORMATS.length),
});

/** In version 1, no model was kept among the files. */
const withoutModel: Upcast = (data) => data;

/** An edition is out: its figures are `basis`, its texts those of the stream at `proseRevision`, and its files these and no others. */
export const ReportPublished = defineEvent(
  'ReportPublished',
  z.strictObject({
    report: name,
    /** From 1. */
    edition: z.int().min(1),
    basis: publishedBasis,
    proseRevision: z.int().min(0),
    documents: z.array(publishedDocument).min(1).max(REPORT_LANGUAGES.length),
  }),
  [withoutModel],
);
/** Work on another edition began after one was published; why is its reason. The texts go on from the last. */
export const ReportEditionDrafted = defineEvent('ReportEditionDrafted', z.strictObject({ report: name, edition: z.int().min(2), ...figures }));
/** An erasure had a published file replaced by one that is marked as redacted. */
export const ReportFileRedacted = defineEvent(
  'ReportFileRedacted',
  z.strictObject({
    report: name,
    edition: z.int().min(1),
    language: reportLanguage,
    format: editionFormat,
    /** The hash of the file as it was until now. */
    was: hash,
    sha256: hash,
    size: sizeInBytes,
    erasure: name,
  }),
  [withoutModel],
);

export const reportEvents = [
  ReportDrafted,
  ReportBasisSet,
  ReportProseWritten,
  ReportApproved,
  ReportPublished,
  ReportEditionDrafted,
  ReportFileRedacted,
] as const;
export type ReportEvent = EventOf<(typeof reportEvents)[number]>;
