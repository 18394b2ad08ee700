import { Broken, workerUrl } from '#kernel';
import { REPORT_FORMATS, type DataOf, type publishReport, type ReportFormat, type ReportLanguage } from '#domain';
import { startQueryPool, type QueryPool } from '#projections';
import type { ReportModel } from '#reporting';
import type { ApprovedReport, ReportWork } from '../../commands/index.js';
import type { ReportModelAnswer } from '../model/index.js';
import type { PressJob, Pressed } from './job.js';

/** Files that may wait to be made; one more is refused as busy. */
const MAX_WAITING = 20;
/** The largest report takes a few seconds a format. */
const MAX_SECONDS_A_FILE = 300;

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

/** Makes the files of reports, one at a time in a thread of its own, which starts with the first. */
export class ReportPress implements ReportWork {
  readonly #pool: QueryPool;

  constructor(private readonly options: PressOptions) {
    this.#pool = startQueryPool(workerUrl(import.meta.url, './render.worker.js'), {
      threads: 1,
      maxWaiting: MAX_WAITING,
      timeoutMs: MAX_SECONDS_A_FILE * 1000,
      workerData: { folder: options.folder },
    });
  }

  async publication({ report, languages }: ApprovedReport): Promise<DataOf<typeof publishReport>> {
    await this.options.sign();
    const documents: DataOf<typeof publishReport>['documents'] = [];
    let front: ReportModel['front'] | null = null;
    for (const language of languages) {
      const { model, fingerprint } = await this.options.model({ report, edition: 'next', language });
      front = model.front;
      documents.push({ language, fingerprint, files: await this.#kept(model, fingerprint) });
    }
    if (front === null) throw new Broken(`the report ${report} is in no language`);
    const { at, seq, checkpoint, rules, timeZone, revision } = front.basis;
    return { report, basis: { at, seq, checkpoint, rules, timeZone }, proseRevision: revision, documents };
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

  async #kept(model: ReportModel, fingerprint: string): Promise<Pressed[]> {
    const kept: Pressed[] = [];
    for (const format of REPORT_FORMATS) kept.push(await this.keep({ format, model, fingerprint }));
    return kept;
  }
}
