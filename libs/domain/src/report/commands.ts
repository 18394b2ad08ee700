import { z } from 'zod';
import { calendarDate, defineCommand, name, type Role, wording } from '../event/index.js';
import { streams } from '../streams.js';
import { MAX_PROSE, proseAbout, publishedBasis, publishedDocument, reportLanguage, REPORT_LANGUAGES, ReportFileRedacted } from './events.js';

const drafting: readonly Role[] = ['secretariat', 'board'];
const subject = z.strictObject({ report: name });
const stream = (data: z.infer<typeof subject>) => streams.report(data.report);

/** At most one of the two says where the ledger is cut off; with neither, figures follow the present until the report is approved. */
const figures = {
  /** The day the figures are of, included. */
  at: calendarDate,
  /** A seq of the ledger. */
  cutOff: z.int().min(0).nullable().default(null),
  /** A day, whose end is the cut-off; it may be to come. */
  cutOffOn: calendarDate.nullable().default(null),
  /** The year to date, shown for information. */
  toDate: z.strictObject({ at: calendarDate }).nullable().default(null),
};

/** Papers go out three weeks before the assembly unless another day is said. */
const assembly = z.strictObject({ on: calendarDate, papersOn: calendarDate.nullable().default(null) });

/** What no file format carries, or what a reader can't see: control characters, halves of a character, and what is no character. */
const UNPRINTABLE = /[^\P{Cc}\n\t]|\p{Cs}|\p{Noncharacter_Code_Point}/u;

const prose = z
  .string('write a text, or null to take it back')
  .max(MAX_PROSE, 'at most 20,000 characters')
  .refine((text) => !UNPRINTABLE.test(text), 'leave out control characters other than line breaks (\\n) and tabs, and what is no character');

/** What does not fit on one line of a front page. */
const ONE_LINE = /^[^\n\t]{0,300}$/;
const title = wording.refine(
  ({ nb, nn, en }) => [nb, nn, en].every((text = '') => ONE_LINE.test(text) && !UNPRINTABLE.test(text)),
  'write each title on one line, at most 300 characters',
);

export const draftReport = defineCommand({
  name: 'draftReport',
  kind: 'creation',
  data: subject.extend({
    plan: name,
    /** In each of the report's languages. */
    title,
    ...figures,
    assembly,
    languages: z.array(reportLanguage).min(1).max(REPORT_LANGUAGES.length).default(['nb']),
  }),
  roles: drafting,
  stream,
});

/** Sets all of the basis; the assembly stays as it was where none is given. Takes an approval away. */
export const setReportBasis = defineCommand({
  name: 'setReportBasis',
  kind: 'decision',
  data: subject.extend({ ...figures, assembly: assembly.nullable().default(null) }),
  roles: drafting,
  stream,
});

/** A text in the report, by hand. Empty, or null, takes it back. Takes an approval away. */
export const writeProse = defineCommand({
  name: 'writeProse',
  kind: 'fact',
  data: subject.extend({ about: proseAbout, language: reportLanguage, text: prose.nullable() }),
  roles: ['planner', 'secretariat', 'board'],
  stream,
});

/** The decision of a body on the report as it says now; whoever has the role puts it on record. */
export const approveReport = defineCommand({
  name: 'approveReport',
  kind: 'decision',
  data: subject,
  roles: ['board'],
  needsMandate: true,
  stream,
});

/** Callers name the report; the application renders it and says what came of it. */
export const publishReport = defineCommand({
  name: 'publishReport',
  kind: 'decision',
  data: subject.extend({
    basis: publishedBasis,
    proseRevision: z.int().min(0),
    documents: z.array(publishedDocument).min(1).max(REPORT_LANGUAGES.length),
  }),
  roles: drafting,
  needsMandate: true,
  stream,
});

export const draftEdition = defineCommand({
  name: 'draftEdition',
  kind: 'decision',
  data: subject.extend({
    ...figures,
    /** Absent: that of the edition before, where it is still after `at`; null: none. */
    toDate: figures.toDate.unwrap().optional(),
  }),
  roles: drafting,
  needsReason: true,
  stream,
});

/** Given by the application as it carries out an erasure; no role may give it. */
export const redactReportFile = defineCommand({
  name: 'redactReportFile',
  kind: 'fact',
  data: ReportFileRedacted.data,
  roles: [],
  stream,
});

export const reportCommands = [draftReport, setReportBasis, writeProse, approveReport, publishReport, draftEdition, redactReportFile] as const;
