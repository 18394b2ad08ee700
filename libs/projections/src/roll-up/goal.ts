import { invalid } from '#kernel';
import { distribution, evaluate, type Distribution, type Evaluation, type Facts } from '#goal-types';
import type { UnitKind } from '#domain';
import type { Read } from '../engine/views.js';
import { inputOf } from '../queries/evaluation-input.js';
import { withUnits } from '../queries/facts.js';
import { interpretationAt } from '../queries/goal-decisions.js';
import { knownOf } from '../queries/goal-known.js';
import { daysOfStructure, organisationAsOf } from '../queries/organisation.js';
import type { Point } from '../queries/point.js';
import { goalStatus } from '../queries/status.js';
import type { StatusItem } from '../queries/status-item.js';
import { rollUpUnit, type RollUpUnit } from './measure.js';
import { narrowedSpec } from './narrowing.js';
import { existedWithin, factsAsIs, factsAsWas } from './views.js';

/** Where a part of the organisation stands on a goal. */
export type PartAnswer = Pick<Evaluation, 'course' | 'result' | 'data' | 'notes' | 'figures' | 'explanation' | 'workList' | 'contributing'>;

/** One unit in both views; null in the one in which no unit that reports lies below it. */
export interface GoalRollUpRow extends RollUpUnit {
  readonly asWas: PartAnswer | null;
  readonly asIs: PartAnswer | null;
}

export interface GoalRollUp {
  readonly goal: string;
  readonly kind: UnitKind;
  /** In the order of the organisation. */
  readonly rows: readonly GoalRollUpRow[];
  /** How many of them stand how in each view. Never an average. */
  readonly distribution: { readonly asWas: Distribution; readonly asIs: Distribution };
  /** The goal itself, of all that report on it: the same in both views. */
  readonly total: StatusItem | null;
}

/**
 * A goal's own evaluation for each unit of a kind, over those that report below it: as the organisation was on each fact's own day, and as
 * it is at t. What the goal asks is asked of each part, from the part's own base.
 * @throws Refused `not-found`; `invalid` naming `goal` when it is not interpreted, or asks something that parts have no share of
 */
export async function goalRollUp(read: Read, goal: string, kind: UnitKind, { at, seq }: Point): Promise<GoalRollUp> {
  const organisation = await organisationAsOf(read, seq);
  const known = await knownOf(read, goal, [at, ...daysOfStructure(organisation).filter((day) => day < at)], seq);
  const interpretation = interpretationAt(known.decisions, at);
  if (interpretation === null) throw invalid('goal', `${goal} is not interpreted on ${at}`, 'give a day from which it is');
  const reportingKind = interpretation.reportingUnits.kind;
  const input = inputOf(known, interpretation, at, new Map());
  const spec = narrowedSpec(input.spec);
  if (reportingKind === null || spec === null) {
    throw invalid('goal', `${goal} asks something of the whole that its parts have no share of`, 'roll up the measure it is judged by');
  }
  const answerOf = (facts: Facts): PartAnswer | null => {
    if (facts.units.length === 0) return null;
    const { course, result, data, notes, figures, explanation, workList, contributing } = evaluate(
      spec,
      withUnits(facts, known.references, facts.units),
      input.context,
    );
    return { course, result, data, notes, figures, explanation, workList, contributing };
  };
  const during = { from: known.plan.data.period.from, until: at };
  const reported = { ...known.facts, units: input.facts.units };
  const rows = [...organisation.units.values()]
    .filter((history) => history.kind === kind && existedWithin(history, during))
    .map((history) => {
      const unit = rollUpUnit(organisation, history, at);
      return {
        ...unit,
        asWas: answerOf(factsAsWas(known.facts, organisation, unit.unit, at)),
        asIs: unit.state === 'open' ? answerOf(factsAsIs(reported, organisation, unit.unit, reportingKind, at)) : null,
      };
    })
    .filter(({ asWas, asIs }) => asWas !== null || asIs !== null);
  const spread = (view: 'asWas' | 'asIs') => distribution(rows.flatMap((row) => row[view] ?? []));
  return { goal, kind, rows, distribution: { asWas: spread('asWas'), asIs: spread('asIs') }, total: await goalStatus(read, goal, { at, seq }) };
}
