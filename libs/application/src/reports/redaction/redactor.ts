import type { DataOf, redactReportFile } from '#domain';
import type { ReportAnswer, ReportEdition, ReportSummary } from '#projections';
import type { ErasureOnRecord } from '../../erasure/index.js';
import type { ReportFiles } from '../files/index.js';
import type { ReportModelAnswer } from '../model/index.js';
import type { Pressed, PressJob } from '../press/index.js';

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
  readonly model: (params: { readonly report: string; readonly edition: number; readonly language: Document['language'] }) => Promise<ReportModelAnswer>;
  /** Makes a file and keeps it. */
  readonly keep: (job: Omit<PressJob, 'service'>) => Promise<Pressed>;
  /** Records that a file was replaced. */
  readonly record: (redaction: Redaction) => Promise<void>;
  /** Begins to take files that were replaced out of the backups. */
  readonly reachBackups: () => void;
}

/**
 * Replaces the published files that hold what was erased by ones made anew, which show where something stood and say on every page that
 * they are redacted. The new file is kept, then the event is recorded, then the old one goes: cut short anywhere, it is done again.
 */
export class ReportRedactor {
  constructor(private readonly parts: RedactorParts) {}

  /** All that is owed by now. @returns how many files were replaced. @throws Refused as the rooms it needs */
  async carryOut(): Promise<number> {
    const erasures = await this.parts.erasures();
    if (erasures.length === 0) return 0;
    let replaced = 0;
    for (const { report } of await this.parts.reports()) {
      const { editions } = await this.parts.report(report);
      for (const { edition, documents, publishedSeq } of editions) {
        // what was erased before is in no published file; a later build may make another model of the edition, and must not replace it for that
        const later = erasures.filter(({ seq }) => seq > publishedSeq);
        if (later.length === 0) continue;
        for (const document of documents) replaced += await this.#redacted(report, edition, document, later);
      }
    }
    await this.#removeUnnamed();
    if (replaced > 0) this.parts.reachBackups();
    return replaced;
  }

  async #redacted(report: string, edition: number, { language, fingerprint, files }: Document, erasures: readonly ErasureOnRecord[]): Promise<number> {
    const answer = await this.parts.model({ report, edition, language });
    if (answer.fingerprint === fingerprint) return 0;
    const erasure = lastErasureIn(answer, erasures);
    if (erasure === null) return 0;
    const owed = files.filter(({ redacted }) => redacted?.erasure !== erasure);
    for (const { format, sha256: was } of owed) {
      const { sha256, size } = await this.parts.keep({ format, model: answer.model, fingerprint: answer.fingerprint, redacted: true });
      await this.parts.record({ report, edition, language, format, was, sha256, size, erasure });
    }
    return owed.length;
  }

  /** What a replaced file was, and what a publication or a redaction left that was cut short. */
  async #removeUnnamed(): Promise<void> {
    const named = new Set<string>();
    for (const { report } of await this.parts.reports()) {
      const { editions } = await this.parts.report(report);
      for (const { documents } of editions) for (const { files } of documents) for (const { sha256 } of files) named.add(sha256);
    }
    for (const name of await this.parts.files.all()) if (!named.has(name)) await this.parts.files.remove(name);
  }
}

/** The last erasure that took something which the report would print; null where none did. */
function lastErasureIn({ model }: ReportModelAnswer, erasures: readonly ErasureOnRecord[]): string | null {
  const seqs = new Set([...JSON.stringify(model).matchAll(ERASED)].map(([, seq]) => Number(seq)));
  return erasures.findLast(({ seq }) => seqs.has(seq))?.erasure ?? null;
}
