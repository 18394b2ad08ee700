import { answersBetween, differenceBetween, type ReportModel, type Restated } from '#reporting';
import { auditChangesAnswer, type AuditChangesInWords } from '../../queries/audit/changes.js';
import { isOfLater } from '../build/index.js';
import { disclosureOf, type AskedForModel } from './model-of.js';

/** Every step by which what the later model knows differs from what the earlier one knew, of the day that the later is of. @throws Refused `too-large` */
export function changesBetween(asked: AskedForModel, earlier: ReportModel, later: ReportModel): Promise<AuditChangesInWords> {
  const { at, seq } = later.front.basis;
  const params = { plan: later.front.plan.id, from: `seq:${earlier.front.basis.seq}`, to: `seq:${seq}`, language: later.language };
  return auditChangesAnswer({ ...asked, point: { at, seq }, params });
}

/**
 * The model with every figure marked that the earlier one printed otherwise, and why, and every statement that it answered otherwise.
 * @param changes asked only where something is otherwise: {@link changesBetween} the two
 */
export async function restating(
  asked: AskedForModel,
  model: ReportModel,
  earlier: ReportModel,
  changes: () => Promise<Pick<AuditChangesInWords, 'items'>>,
): Promise<ReportModel> {
  const { at, seq } = model.front.basis;
  const restated = differenceBetween(earlier, model);
  const reanswered = answersBetween(earlier, model);
  if (restated.length + reanswered.length === 0) return model;
  const { items } = await changes();
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
