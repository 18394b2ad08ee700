import type { Basis } from '#projections';
import { fingerprintOf, type ReportModel } from '#reporting';
import type { Asked } from '../../queries/asked.js';
import type { QuestionParams } from '../../queries/definitions.js';
import { modelOf } from './model-of.js';
import { keptModel, printedModel, type ModelSource, type SourcedModel } from './printed-model.js';
import { changesBetween, restating } from './restating.js';
import { draftOf, editionBefore, editionOf, nextEditionOf, type WhichReport } from './which.js';

/** A report's model in one language, and what it is known by. */
export interface ReportModelAnswer {
  /** Of the day that the report is of, whatever day was asked about. */
  readonly basis: Basis;
  /** Hex SHA-256 of the model's canonical JSON. */
  readonly fingerprint: string;
  readonly model: ReportModel;
  readonly source: ModelSource;
}

type AskedModel = Asked<QuestionParams<'reportModel'>>;

/**
 * The model of a draft, or of the next edition, built of the ledger; of one that was published, as it was kept, unless it is to be built anew.
 * @throws Refused `not-found`; `invalid` naming `report` where the next edition is asked for and nothing is approved; `unavailable` when what
 * was kept was altered
 */
export async function reportModelAnswer(asked: AskedModel): Promise<ReportModelAnswer> {
  const { params, point } = asked;
  const language = params.language === 'en' ? 'nb' : params.language;
  const which = await whichReport(asked);
  const kept = params.anew ? null : await keptModel(asked, which, language);
  if (kept !== null) return told(asked, kept);
  const model = await modelOf(asked, which, language);
  const before = await editionBefore(asked.read, which, point.seq);
  if (before === null) return told(asked, { model, source: 'built' });
  const earlier = await editionOf(asked, params.report, before, point.seq);
  const { model: printed } = await printedModel(asked, earlier, language);
  return told(asked, { model: await restating(asked, model, printed, () => changesBetween(asked, printed, model)), source: 'built' });
}

function whichReport(asked: AskedModel): Promise<WhichReport> {
  const { params, point } = asked;
  if (params.edition === 'draft') return draftOf(asked, params.report, point.seq);
  return params.edition === 'next' ? nextEditionOf(asked, params.report, point.seq) : editionOf(asked, params.report, params.edition, point.seq);
}

function told({ basis }: AskedModel, { model, source }: SourcedModel): ReportModelAnswer {
  return { basis: { ...basis, at: model.front.basis.at }, fingerprint: fingerprintOf(model), model, source };
}
