import { answersBetween, differenceBetween, toldOnce, type ReportModel, type Restated } from '#reporting';
import { changesInWords } from '../../queries/audit/changes.js';
import { isOfLater } from '../build/index.js';
import { disclosureOf, type AskedForModel } from './model-of.js';

/** Evaluations that a report's explanations may take: some twenty seconds. */
const MOST_EVALUATIONS = 4_000;

/** What is told of the way from one model to a later one. */
export type Changes = Awaited<ReturnType<typeof changesInWords>>;

/**
 * The steps by which what the later model knows differs from what the earlier one knew, of the day that the later is of: however much came in
 * between, of as many statements as there is time for, those first that are printed otherwise.
 */
export function changesBetween(asked: AskedForModel, earlier: ReportModel, later: ReportModel): Promise<Changes> {
  const { at, seq } = later.front.basis;
  const otherwise = [...differenceBetween(earlier, later), ...answersBetween(earlier, later)].flatMap(({ statement }) => statement ?? []);
  const params = { plan: later.front.plan.id, from: `seq:${earlier.front.basis.seq}`, to: `seq:${seq}`, language: later.language };
  return changesInWords({ ...asked, point: { at, seq }, params }, { evaluations: MOST_EVALUATIONS, first: new Set(otherwise) });
}

/**
 * The model with every figure marked that the earlier one printed otherwise, and why, and every statement that it answered otherwise.
 * @param changes asked only where something is otherwise: {@link changesBetween} the two
 */
export async function restating(
  asked: AskedForModel,
  model: ReportModel,
  earlier: ReportModel,
  changes: () => Promise<Pick<Changes, 'items' | 'leftOut'>>,
): Promise<ReportModel> {
  const { at, seq } = model.front.basis;
  const restated = toldOnce(differenceBetween(earlier, model));
  const reanswered = answersBetween(earlier, model);
  if (restated.length + reanswered.length === 0) return model;
  const { items, leftOut } = await changes();
  const disclosure = await disclosureOf(asked, { ...model.front, at, seq });
  const becauseOf = new Map(
    items.map(({ statementId, steps }) => [
      statementId,
      steps.flatMap(({ events }) =>
        events.filter((event) => !isOfLater(event, at) && disclosure.mayTellEvent(event.eventId)).map(({ sentence, eventId }) => ({ sentence, eventId })),
      ),
    ]),
  );
  const explained = restated.map((one): Restated => {
    const tooMuch = one.statement !== null && leftOut.includes(one.statement);
    return { ...one, because: one.statement === null ? [] : (becauseOf.get(one.statement) ?? []), ...(tooMuch && { tooMuch }) };
  });
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
