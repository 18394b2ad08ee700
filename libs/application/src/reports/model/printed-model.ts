import { MODEL_FORMAT, type ReportLanguage } from '#domain';
import { reachedSeq, reportAt, type EditionFile } from '#projections';
import type { ReportModel } from '#reporting';
import { modelOf, type AskedForModel } from './model-of.js';
import type { WhichReport } from './which.js';

/**
 * Where a model comes from: `kept` as it was published; `redacted`, kept since an erasure had it made anew; or `built` of the ledger by this
 * version of the program, which may word it otherwise than the one that published it.
 */
export type ModelSource = 'kept' | 'redacted' | 'built';

export interface SourcedModel {
  readonly model: ReportModel;
  readonly source: ModelSource;
}

/**
 * The model of an edition that is out, as it lies now whatever was known at the point that is asked about: an erasure reaches both. Null where
 * none lies there: for a draft, and for an edition that came out before models were kept, in another language, or whose files are gone.
 * @throws Refused `unavailable` when it was altered
 */
export async function keptModel(asked: AskedForModel, { report, edition, frozen }: WhichReport, language: ReportLanguage): Promise<SourcedModel | null> {
  if (frozen === null) return null;
  const { editions } = await reportAt(asked.read, report.report, { seq: await reachedSeq(asked.read) });
  const documents = editions.find((one) => one.edition === edition)?.documents ?? [];
  const file = documents.find((one) => one.language === language)?.files.find(({ format }) => format === MODEL_FORMAT);
  return file === undefined ? null : modelIn(file, await asked.reportFile(file.sha256));
}

function modelIn({ redacted }: EditionFile, bytes: Uint8Array | null): SourcedModel | null {
  if (bytes === null) return null;
  return { model: JSON.parse(Buffer.from(bytes).toString()) as ReportModel, source: redacted === null ? 'kept' : 'redacted' };
}

/** What an edition that is out printed: the model that was kept, else one built anew, which marks nothing as restated. */
export async function printedModel(asked: AskedForModel, which: WhichReport, language: ReportLanguage): Promise<SourcedModel> {
  return (await keptModel(asked, which, language)) ?? { model: await modelOf(asked, which, language), source: 'built' };
}
