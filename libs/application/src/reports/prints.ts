import { Refused } from '#kernel';
import type { ReportAnswer } from '#projections';

/** What anybody may know of a published report: enough to tell a genuine copy from another, and nothing of what it says. */
export interface PublishedPrints {
  readonly report: string;
  readonly title: ReportAnswer['title'];
  /** The latest edition first. */
  readonly editions: readonly EditionPrints[];
}

export interface EditionPrints {
  readonly edition: number;
  readonly publishedAt: ReportAnswer['editions'][number]['recordedAt'];
  readonly documents: readonly {
    readonly language: string;
    /** What is printed on each page, and what the code on the front page leads to. */
    readonly fingerprint: string;
    readonly files: readonly { readonly format: string; readonly sha256: string; readonly redacted: boolean }[];
  }[];
}

/** The prints of a report; null where no edition is published, which says nothing of whether there is a draft. */
export async function printsOf(report: string, answer: () => Promise<ReportAnswer>): Promise<PublishedPrints | null> {
  const known = await answer().catch((error: unknown) => {
    if (error instanceof Refused && error.kind === 'not-found') return null;
    throw error;
  });
  if (known === null || known.editions.length === 0) return null;
  return {
    report,
    title: known.title,
    editions: known.editions.toReversed().map(({ edition, recordedAt, documents }) => ({
      edition,
      publishedAt: recordedAt,
      documents: documents.map(({ language, fingerprint, files }) => ({
        language,
        fingerprint,
        files: files.map(({ format, sha256, redacted }) => ({ format, sha256, redacted: redacted !== null })),
      })),
    })),
  };
}
