import { z } from 'zod';
import { messageOf, notFound } from '#kernel';
import { name, parseWith, reportFormat, reportLanguage } from '#domain';
import type { ReportAnswer, ReportSummary } from '#projections';
import { ReportFiles } from './files/index.js';
import type { ReportModelAnswer } from './model/index.js';
import { ReportPress, type ShownFile } from './press/index.js';
import { ReportRedactor, type RedactorParts } from './redaction/index.js';

const oneFile = { report: name, language: reportLanguage, format: reportFormat };

/** What names a file that is made to be looked at: the report as it stands now. */
export const shownReport = z.strictObject(oneFile);
/** What names a file that was published. */
export const publishedReport = z.strictObject({ ...oneFile, edition: z.coerce.number('give an edition as a number from 1').int().min(1) });
export type ShownReport = z.infer<typeof shownReport>;
export type PublishedReport = z.infer<typeof publishedReport>;

/** A published file as it lies now. */
export interface PublishedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly sha256: string;
  /** The erasure that had it replaced; null while it is as it was published. */
  readonly redactedBy: string | null;
}

/** What the files of reports are made from. */
export interface ReportSources {
  /** Answers a question with all that is recorded by now, as finished JSON. */
  readonly ask: (question: 'reportModel' | 'report' | 'reports', params: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Signs all that is in the log, where it is signed. */
  readonly sign: () => Promise<void>;
  readonly erasures: RedactorParts['erasures'];
  /** Records that a published file was replaced. */
  readonly record: RedactorParts['record'];
}

/** The files of a running ledger's reports: those that were published, and those that are made to be looked at. */
export class RunningReports {
  readonly press: ReportPress;
  readonly #files: ReportFiles;
  readonly #redactor: ReportRedactor;
  /** Why what was erased may still stand in published files; null where nothing is owed. */
  #owed: string | null = null;

  constructor(
    folder: string,
    service: string,
    private readonly sources: ReportSources,
  ) {
    this.#files = new ReportFiles(folder);
    this.press = new ReportPress({
      folder,
      service,
      model: async (params) => JSON.parse(await sources.ask('reportModel', params)) as ReportModelAnswer,
      sign: sources.sign,
    });
    this.#redactor = new ReportRedactor({
      files: this.#files,
      erasures: sources.erasures,
      record: sources.record,
      keep: (job) => this.press.keep(job),
      model: async (params) => JSON.parse(await sources.ask('reportModel', params)) as ReportModelAnswer,
      report: async (report) => JSON.parse(await sources.ask('report', { report })) as ReportAnswer,
      reports: async () => (JSON.parse(await sources.ask('reports', {})) as { readonly items: readonly ReportSummary[] }).items,
    });
  }

  /** @throws Refused */
  async show(request: unknown): Promise<ShownFile> {
    const { report, language, format } = parseWith(shownReport, request);
    return this.press.show(report, 'draft', language, format);
  }

  /** @throws Refused `not-found` naming what there is not; `unavailable` when the file was altered */
  async published(request: unknown): Promise<PublishedFile> {
    const { report, edition, language, format } = parseWith(publishedReport, request);
    const { editions } = JSON.parse(await this.sources.ask('report', { report })) as Pick<ReportAnswer, 'editions'>;
    const found = editions
      .find((one) => one.edition === edition)
      ?.documents.find((document) => document.language === language)
      ?.files.find((file) => file.format === format);
    if (found === undefined) throw notFound('edition', `edition ${edition} of ${report} as ${format} in ${language}`, 'choose one that the report lists');
    const bytes = await this.#files.get(found.sha256);
    return { bytes, mediaType: found.mediaType, sha256: found.sha256, redactedBy: found.redacted?.erasure ?? null };
  }

  /** Takes what was erased out of every published file. @throws Refused `unavailable`: then it is owed, and done at the next start */
  async redact(): Promise<void> {
    try {
      await this.#redactor.carryOut();
      this.#owed = null;
    } catch (error) {
      this.#owed = messageOf(error);
      throw error;
    }
  }

  /** What is owed, in a sentence each. */
  remarks(): readonly string[] {
    return this.#owed === null ? [] : [`what was erased may still stand in published reports: ${this.#owed}`];
  }

  close(): Promise<void> {
    return this.press.close();
  }
}
