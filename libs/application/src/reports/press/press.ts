import { Refused, workerUrl } from '#kernel';
import { EDITION_FORMATS, type DataOf, type publishReport, type ReportFormat, type ReportLanguage } from '#domain';
import { startQueryPool, type QueryPool } from '#projections';
import type { ReportModel } from '#reporting';
import type { ApprovedReport, ReportWork } from '../../commands/index.js';
import type { ReportModelAnswer } from '../model/index.js';
import type { PressJob, Pressed } from './job.js';

/** Files that may wait to be made; one more is refused as busy. */
const MAX_WAITING = 20;
/** The largest report takes a few seconds a format. */
const MAX_SECONDS_A_FILE = 300;
/** Long enough for the next file of an edition; the thread holds some hundred MB. */
const KEPT_IDLE_MS = 60_000;
/** Times an edition is made anew because what it says became another while its files were made. */
const MAX_ATTEMPTS = 3;

export interface PressOptions {
  /** Where files are kept. */
  readonly folder: string;
  /** Address of the service without a slash at its end; empty where it is not known. */
  readonly service: string;
  /** Answers the question `reportModel` with all that is recorded by now. */
  readonly model: (params: {
    readonly report: string;
    readonly edition: 'draft' | 'next' | number;
    readonly language: ReportLanguage;
  }) => Promise<ReportModelAnswer>;
  /** Signs all that is in the log, so that a checkpoint covers what is published; does nothing where there is no key. */
  readonly sign: () => Promise<void>;
}

/** A file that is shown and not kept. */
export interface ShownFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fingerprint: string;
}

/** Makes the files of reports, one at a time in a thread of its own, which starts with the first and ends a while after the last. */
export class ReportPress implements ReportWork {
  readonly #pool: QueryPool;

  constructor(private readonly options: PressOptions) {
    this.#pool = startQueryPool(workerUrl(import.meta.url, './render.worker.js'), {
      threads: 1,
      maxWaiting: MAX_WAITING,
      timeoutMs: MAX_SECONDS_A_FILE * 1000,
      keptIdleMs: KEPT_IDLE_MS,
      workerData: { folder: options.folder },
    });
  }

  /**
   * What is recorded meanwhile must not make of the edition another than its files: a mark or an erasure counts once it is on record, and one
   * checkpoint stands in all languages.
   */
  async publication({ report, languages }: ApprovedReport): Promise<DataOf<typeof publishReport>> {
    await this.options.sign();
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const models = await this.#next(report, languages);
      const documents: DataOf<typeof publishReport>['documents'] = [];
      for (const { language, model, fingerprint } of models) documents.push({ language, fingerprint, files: await this.#kept(model, fingerprint) });
      const [first, ...others] = await this.#next(report, languages);
      if (first !== undefined && [first, ...others].every(({ fingerprint }, index) => fingerprint === documents[index]?.fingerprint)) {
        const { at, seq, checkpoint, rules, timeZone, revision } = first.model.front.basis;
        return { report, basis: { at, seq, checkpoint, rules, timeZone }, proseRevision: revision, documents };
      }
    }
    const problem = 'what the report says became another while its files were made';
    throw new Refused('busy', problem, [{ field: 'report', problem, remedy: 'publish it again in a moment' }]);
  }

  /** A draft, or an edition made anew, in one format; kept nowhere. @throws Refused as the model; `busy`; `unavailable` */
  async show(report: string, edition: 'draft' | number, language: ReportLanguage, format: ReportFormat): Promise<ShownFile> {
    const { model, fingerprint } = await this.options.model({ report, edition, language });
    const job: PressJob = { format, model, fingerprint, service: this.options.service };
    const shown = JSON.parse(await this.#pool.ask('show', job)) as { readonly mediaType: string; readonly base64: string };
    return { bytes: Buffer.from(shown.base64, 'base64'), mediaType: shown.mediaType, fingerprint };
  }

  /** Makes a file and keeps it. @throws Refused `busy`; `unavailable` */
  async keep(job: Omit<PressJob, 'service'>): Promise<Pressed> {
    return JSON.parse(await this.#pool.ask('keep', { ...job, service: this.options.service })) as Pressed;
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  /** The next edition, in each language. */
  async #next(report: string, languages: readonly ReportLanguage[]): Promise<readonly (ReportModelAnswer & { readonly language: ReportLanguage })[]> {
    const models: (ReportModelAnswer & { readonly language: ReportLanguage })[] = [];
    for (const language of languages) models.push({ language, ...(await this.options.model({ report, edition: 'next', language })) });
    return models;
  }

  async #kept(model: ReportModel, fingerprint: string): Promise<Pressed[]> {
    const kept: Pressed[] = [];
    for (const format of EDITION_FORMATS) kept.push(await this.keep({ format, model, fingerprint }));
    return kept;
  }
}
