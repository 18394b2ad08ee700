import { microsOf, parseInstant } from '#kernel';
import type { DataOf, redactReportFile } from '#domain';
import type { ReportAnswer, ReportEdition, ReportSummary } from '#projections';
import type { ErasureOnRecord } from '../../erasure/index.js';
import type { ReportFiles } from '../files/index.js';
import type { ReportModelAnswer } from '../model/index.js';
import type { Pressed, PressJob } from '../press/index.js';

/**
 * What was erased so shortly before an edition was recorded may still stand in its files: they were made just before. In milliseconds; long
 * past what lies between the last look at what they say and the record.
 */
const MEANWHILE_MS = 60_000;

/** The mark of an erased text or name, as every reading of it shows. */
const ERASED = /\[erased at seq (\d+)\]/g;

type Document = ReportEdition['documents'][number];
type Redaction = DataOf<typeof redactReportFile>;

/** What the redactor needs of the running ledger. */
export interface RedactorParts {
  readonly files: ReportFiles;
  readonly erasures: () => Promise<readonly ErasureOnRecord[]>;
  readonly reports: () => Promise<readonly ReportSummary[]>;
  readonly report: (id: string) => Promise<Pick<ReportAnswer, 'report' | 'editions'>>;
  /** The model of an edition as this build makes it, also where one was kept: what was erased stands in that. */
  readonly model: (params: { readonly report: string; readonly edition: number; readonly language: Document['language'] }) => Promise<ReportModelAnswer>;
  /** Makes a file and keeps it. */
  readonly keep: (job: Omit<PressJob, 'service'>) => Promise<Pressed>;
  /** Records that a file was replaced. */
  readonly record: (redaction: Redaction) => Promise<void>;
  /** Begins to take files that were replaced out of the backups. */
  readonly reachBackups: () => void;
  /** For how many milliseconds a file that no event names is left, since another process may be about to publish it; 0 where there is none. */
  readonly leaveFreshMs: number;
}

/** What came of it. */
export interface Redacted {
  /** How many files were replaced. */
  readonly replaced: number;
  /** How many that no event names were left for another process. */
  readonly left: number;
}

/**
 * Replaces the published files that hold what was erased by ones made anew, which show where something stood and say on every page that
 * they are redacted. The new file is kept, then the event is recorded, then the old one goes: cut short anywhere, it is done again.
 */
export class ReportRedactor {
  constructor(private readonly parts: RedactorParts) {}

  /** All that is owed by now. @throws Refused as the rooms it needs */
  async carryOut(): Promise<Redacted> {
    const erasures = await this.parts.erasures();
    if (erasures.length === 0) return { replaced: 0, left: 0 };
    const replaced: string[] = [];
    for (const { report } of await this.parts.reports()) {
      const { editions } = await this.parts.report(report);
      for (const { edition, documents, publishedSeq, recordedAt } of editions) {
        // what was erased before is in no published file; a later build may make another model of the edition, and must not replace it for that
        const since = microsOf(parseInstant(recordedAt)) - MEANWHILE_MS * 1000;
        const later = erasures.filter((erasure) => erasure.seq > publishedSeq || microsOf(parseInstant(erasure.recordedAt)) > since);
        if (later.length === 0) continue;
        for (const document of documents) replaced.push(...(await this.#redacted(report, edition, document, later)));
      }
    }
    const left = await this.#removeUnnamed(new Set(replaced));
    if (replaced.length > 0) this.parts.reachBackups();
    return { replaced: replaced.length, left };
  }

  async #redacted(
    report: string,
    edition: number,
    { language, fingerprint, files }: Document,
    erasures: readonly ErasureOnRecord[],
  ): Promise<readonly string[]> {
    const answer = await this.parts.model({ report, edition, language });
    if (answer.fingerprint === fingerprint) return [];
    const erasure = lastErasureIn(answer, erasures);
    if (erasure === null) return [];
    const owed = files.filter(({ redacted }) => redacted?.erasure !== erasure);
    for (const { format, sha256: was } of owed) {
      const { sha256, size } = await this.parts.keep({ format, model: answer.model, fingerprint: answer.fingerprint, redacted: true });
      await this.parts.record({ report, edition, language, format, was, sha256, size, erasure });
    }
    return owed.map(({ sha256 }) => sha256);
  }

  /** What a replaced file was, and what a publication or a redaction left that was cut short. @returns how many were left for being fresh */
  async #removeUnnamed(replaced: ReadonlySet<string>): Promise<number> {
    const named = new Set<string>();
    for (const { report } of await this.parts.reports()) {
      const { editions } = await this.parts.report(report);
      for (const { documents } of editions) for (const { files } of documents) for (const { sha256 } of files) named.add(sha256);
    }
    const { files, leaveFreshMs } = this.parts;
    let left = 0;
    for (const name of await files.all()) {
      if (named.has(name)) continue;
      if (!replaced.has(name) && (await files.isFresh(name, leaveFreshMs))) left += 1;
      else await files.remove(name);
    }
    return left;
  }
}

/** The last erasure that took something which the report would print; null where none did. */
function lastErasureIn({ model }: ReportModelAnswer, erasures: readonly ErasureOnRecord[]): string | null {
  const seqs = new Set([...JSON.stringify(model).matchAll(ERASED)].map(([, seq]) => Number(seq)));
  return erasures.findLast(({ seq }) => seqs.has(seq))?.erasure ?? null;
}
