import { z } from 'zod';
import { messageOf, notFound } from '#kernel';
import { editionFormat, name, parseWith, reportFormat, reportLanguage } from '#domain';
import type { ReportAnswer, ReportSummary } from '#projections';
import { Lanes } from '../commands/lanes.js';
import { ReportFiles } from './files/index.js';
import type { ReportModelAnswer } from './model/index.js';
import { ReportPress, type ShownFile } from './press/index.js';
import { printsOf, type PublishedPrints } from './prints.js';
import { ReportRedactor, type RedactorParts } from './redaction/index.js';

const oneReport = { report: name, language: reportLanguage };

/** What names a file that is made to be looked at: the report as it stands now. */
export const shownReport = z.strictObject({ ...oneReport, format: reportFormat });
/** What names a file that was published. */
export const publishedReport = z.strictObject({
  ...oneReport,
  format: editionFormat,
  edition: z.coerce.number('give an edition as a number from 1').int().min(1),
});
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

type Question = 'reportModel' | 'report' | 'reports';

/** How long after a redaction that failed the next is tried. */
const AGAIN_MS = 60_000;

/** How long a file that is made may wait for its event: longer than all files of an edition may take. */
const PUBLISHED_WITHIN_MS = 2 * 60 * 60_000;

/** What the files of reports are made from. */
export interface ReportSources {
  /** Answers a question, as finished JSON, with all that is recorded by now if the read models come so far in a while. */
  readonly ask: (question: Question, params: Readonly<Record<string, unknown>>) => Promise<string>;
  /** @throws Refused `not-yet` where the read models have not come so far in a while */
  readonly mustBeCaughtUp: () => Promise<void>;
  /** Signs all that is in the log, where it is signed. */
  readonly sign: () => Promise<void>;
  readonly erasures: RedactorParts['erasures'];
  /** Records that a published file was replaced. */
  readonly record: RedactorParts['record'];
  readonly reachBackups: RedactorParts['reachBackups'];
  /** Whether other processes may publish into the same folder. */
  readonly isShared: boolean;
}

/** The files of a running ledger's reports: those that were published, and those that are made to be looked at. */
export class RunningReports {
  readonly press: ReportPress;
  readonly #files: ReportFiles;
  readonly #redactor: ReportRedactor;
  readonly #turns = new Lanes();
  #again: NodeJS.Timeout | null = null;
  #closed = false;
  /** Why what was erased may still stand in published files; null where nothing is owed. */
  #owed: string | null = null;

  constructor(
    folder: string,
    service: string,
    private readonly sources: ReportSources,
  ) {
    this.#files = new ReportFiles(folder);
    // what is published, and what is removed for not being published, must never be told by read models that are behind
    const know = async (question: Question, params: Readonly<Record<string, unknown>>) => {
      await sources.mustBeCaughtUp();
      return sources.ask(question, params);
    };
    this.press = new ReportPress({
      folder,
      service,
      model: async (params) => JSON.parse(await (params.edition === 'next' ? know : sources.ask)('reportModel', params)) as ReportModelAnswer,
      sign: sources.sign,
    });
    this.#redactor = new ReportRedactor({
      files: this.#files,
      erasures: sources.erasures,
      record: sources.record,
      reachBackups: sources.reachBackups,
      leaveFreshMs: sources.isShared ? PUBLISHED_WITHIN_MS : 0,
      keep: (job) => this.press.keep(job),
      model: async (params) => JSON.parse(await know('reportModel', { ...params, anew: 'true' })) as ReportModelAnswer,
      report: async (report) => JSON.parse(await know('report', { report })) as ReportAnswer,
      reports: async () => (JSON.parse(await know('reports', {})) as { readonly items: readonly ReportSummary[] }).items,
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

  /** What tells a genuine copy of a report from another, for anybody; null where nothing is published. @throws Refused `invalid` */
  prints(report: unknown): Promise<PublishedPrints | null> {
    const params = { report: parseWith(name, report) };
    return printsOf(params.report, async () => JSON.parse(await this.sources.ask('report', params)) as ReportAnswer);
  }

  /**
   * Publications and redactions, one after the other. What a publication keeps is on no record until it is done, and a redaction removes what
   * is on none; what is erased meanwhile stands in its files; and what it tells is weighed against all that was published before it. Where
   * processes share the folder, the report's revision decides whose publication counts; what another has kept is left until it is old.
   */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.run('reports', work);
  }

  /** Takes what was erased out of every published file. @throws Refused `unavailable`, `not-yet`: then it is owed, and tried again by itself */
  async redact(): Promise<void> {
    try {
      const { left } = await this.inTurn(() => this.#redactor.carryOut());
      this.#owed = null;
      if (left > 0) this.#later(PUBLISHED_WITHIN_MS);
    } catch (error) {
      this.#owed = messageOf(error);
      this.#later(AGAIN_MS);
      throw error;
    }
  }

  /** What is owed, in a sentence each. */
  remarks(): readonly string[] {
    return this.#owed === null ? [] : [`what was erased may still stand in published reports: ${this.#owed}`];
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#again !== null) clearTimeout(this.#again);
    await this.press.close();
  }

  #later(milliseconds: number): void {
    if (this.#closed) return;
    this.#again ??= setTimeout(() => {
      this.#again = null;
      this.redact().catch(() => undefined); // what is owed is told by readiness
    }, milliseconds).unref();
  }
}
