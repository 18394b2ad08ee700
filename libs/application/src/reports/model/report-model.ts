import { Broken } from '#kernel';
import type { ReportLanguage } from '#domain';
import { basisAt, recordedAtSeq, type Point } from '#projections';
import { answersBetween, differenceBetween, fingerprintOf, type ReportModel, type Restated } from '#reporting';
import { occasionOf, reportDisclosure, type ReportDisclosure } from '../../disclosure/index.js';
import type { Asked } from '../../queries/asked.js';
import { auditChangesAnswer } from '../../queries/audit/changes.js';
import type { QuestionParams } from '../../queries/definitions.js';
import { buildReport, isOfLater } from '../build/index.js';
import { draftOf, editionBefore, editionOf, nextEditionOf, type WhichReport } from './which.js';

/** A report's model in one language, and what it is known by. */
export interface ReportModelAnswer {
  /** Hex SHA-256 of the model's canonical JSON. */
  readonly fingerprint: string;
  readonly model: ReportModel;
}

type AskedModel = Asked<QuestionParams<'reportModel'>>;
type AskedForModel = Omit<Asked<unknown>, 'params'>;

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
  if (before === null) return told(model);
  const earlier = await editionOf(asked, params.report, before, point.seq);
  return told(await restating(asked, model, { model: await modelOf(asked, earlier, language), seq: earlier.point.seq }));
}

function whichReport(asked: AskedModel): Promise<WhichReport> {
  const { params, point } = asked;
  if (params.edition === 'draft') return draftOf(asked, params.report, point.seq);
  return params.edition === 'next' ? nextEditionOf(asked, params.report, point.seq) : editionOf(asked, params.report, params.edition, point.seq);
}

/** What of its figures may be told; an edition that is out tells what it told when it was published. */
async function disclosureOf(
  { read, point: { seq: now } }: AskedForModel,
  { report, edition, at, seq, toDate }: Pick<ReportModel['front'], 'report' | 'edition' | 'toDate'> & Point,
): Promise<ReportDisclosure> {
  const points = [at, ...(toDate === null ? [] : [toDate])].map((day) => ({ at: day, seq }));
  return reportDisclosure(read, await occasionOf(read, report, edition, points, now));
}

/** A report's model at a point, by the basis that is frozen or found there. */
export async function modelOf(asked: AskedForModel, { report, point, frozen }: WhichReport, language: ReportLanguage): Promise<ReportModel> {
  const basis = await basisAt(asked.read, point, null);
  const knownAt = await recordedAtSeq(asked.read, point.seq);
  if (knownAt === null) throw new Broken(`no event has seq ${point.seq}, on which the report ${report.report} rests`);
  const checkpoint = frozen === null ? await asked.checkpointOver(point.seq) : frozen.checkpoint;
  const disclosure = await disclosureOf(asked, { ...report, ...point });
  return buildReport({ ...asked, point, disclosure }, report, { ...basis, ...frozen, checkpoint, knownAt }, language);
}

/** The model with every figure marked that the earlier edition printed otherwise, and why, and every statement that it answered otherwise. */
export async function restating(
  asked: AskedForModel,
  model: ReportModel,
  earlier: { readonly model: ReportModel; readonly seq: number },
): Promise<ReportModel> {
  const { at, seq } = model.front.basis;
  const restated = differenceBetween(earlier.model, model);
  const reanswered = answersBetween(earlier.model, model);
  if (restated.length + reanswered.length === 0) return model;
  const params = { plan: model.front.plan.id, from: `seq:${earlier.seq}`, to: `seq:${seq}`, language: model.language };
  const { items } = await auditChangesAnswer({ ...asked, point: { at, seq }, params });
  const disclosure = await disclosureOf(asked, { ...model.front, at, seq });
  const becauseOf = new Map(
    items.map(({ statementId, steps }) => [
      statementId,
      steps.flatMap(({ events }) =>
        events
          .filter((event) => !isOfLater(event, at) && disclosure.mayTellEvent(event.eventId))
          .map(({ sentence, reason, eventId }) => ({ sentence, reason: typeof reason === 'string' ? reason : null, eventId })),
      ),
    ]),
  );
  const explained = restated.map((one): Restated => ({ ...one, because: one.statement === null ? [] : (becauseOf.get(one.statement) ?? []) }));
  const ofStatement = Map.groupBy(explained, ({ statement }) => statement);
  const marked = <T extends { readonly id: string }>(statement: T) => ({ ...statement, restated: ofStatement.get(statement.id) ?? [] });
  return {
    ...model,
    restated: explained,
    ...(reanswered.length === 0 ? {} : { reanswered }),
    areas: model.areas.map((area) => ({ ...area, statements: area.statements.map(marked) })),
    local: model.local.map(marked),
    outside: model.outside.map(marked),
  };
}

function told(model: ReportModel): ReportModelAnswer {
  return { fingerprint: fingerprintOf(model), model };
}
