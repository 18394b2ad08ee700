import type { Basis } from '#projections';
import { fingerprintOf, type ReportModel } from '#reporting';
import type { Asked } from '../../queries/asked.js';
import type { QuestionParams } from '../../queries/definitions.js';
import { modelOf } from './model-of.js';
import { changesBetween, restating } from './restating.js';
import { draftOf, editionBefore, editionOf, nextEditionOf, type WhichReport } from './which.js';

/** A report's model in one language, and what it is known by. */
export interface ReportModelAnswer {
  /** Of the day that the report is of, whatever day was asked about. */
  readonly basis: Basis;
  /** Hex SHA-256 of the model's canonical JSON. */
  readonly fingerprint: string;
  readonly model: ReportModel;
}

type AskedModel = Asked<QuestionParams<'reportModel'>>;

/**
 * The model of a draft, of the next edition, or of one that was published, rebuilt from the ledger.
 * @throws Refused `not-found`; `invalid` naming `report` where the next edition is asked for and nothing is approved
 */
export async function reportModelAnswer(asked: AskedModel): Promise<ReportModelAnswer> {
  const { params, point } = asked;
  const language = params.language === 'en' ? 'nb' : params.language;
  const which = await whichReport(asked);
  const model = await modelOf(asked, which, language);
  const before = await editionBefore(asked.read, which, point.seq);
  if (before === null) return told(asked, model);
  const earlier = await editionOf(asked, params.report, before, point.seq);
  const printed = await modelOf(asked, earlier, language);
  return told(asked, await restating(asked, model, printed, () => changesBetween(asked, printed, model)));
}

function whichReport(asked: AskedModel): Promise<WhichReport> {
  const { params, point } = asked;
  if (params.edition === 'draft') return draftOf(asked, params.report, point.seq);
  return params.edition === 'next' ? nextEditionOf(asked, params.report, point.seq) : editionOf(asked, params.report, params.edition, point.seq);
}

function told({ basis }: AskedModel, model: ReportModel): ReportModelAnswer {
  return { basis: { ...basis, at: model.front.basis.at }, fingerprint: fingerprintOf(model), model };
}
