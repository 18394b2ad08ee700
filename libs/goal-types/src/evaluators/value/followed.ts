import { addDays, decimalText, type CalendarDate } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts, MeasurementFact } from '../../facts.js';
import type { FlowMeasure, FollowedSpec, LevelMeasure } from '../../spec/index.js';
import { evaluationOf, figure, type Answer } from '../common/answer.js';
import { factDays, heldOn, staleOn } from '../common/days.js';
import { lightOf, worstLight } from '../common/light.js';
import { flowOf } from './flows.js';
import { quantityOf } from './quantity.js';

type Seen = Pick<Answer, 'data' | 'notes' | 'figures' | 'explanation' | 'contributing' | 'workList'> & {
  readonly changesOn: readonly (CalendarDate | null)[];
};

/** A figure that is only followed. Nothing is promised, so it has no course and no result: what it says is its value and the state of its data. */
export function evaluateFollowed({ measure, maxAgeDays }: FollowedSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const seen = measure.kind === 'flow' ? latestPeriod(measure, facts, maxAgeDays, context) : levelNow(measure, facts, maxAgeDays, context);
  return evaluationOf(
    {
      ...seen,
      course: 'notApplicable',
      result: 'notDecidable',
      explanation: [...seen.explanation, { key: 'followed', values: {} }],
      changesOn: [...seen.changesOn, ...factDays(facts)],
    },
    context.at,
  );
}

function levelNow(measure: LevelMeasure, facts: Facts, maxAgeDays: number | null, context: EvaluationContext): Seen {
  const quantity = quantityOf(measure, facts, maxAgeDays, context);
  const { data, notes, figures, explanation, contributing, workList, expiresOn } = quantity.at(context.at);
  return {
    data: lightOf({ ...data, broken: false }),
    notes,
    figures,
    explanation,
    contributing,
    workList,
    changesOn: [expiresOn, quantity.grows ? addDays(context.at, 1) : null],
  };
}

/** What a flow came to in the latest period that any unit has reported; unknown while a unit has not reported it. */
function latestPeriod(measure: FlowMeasure, facts: Facts, maxAgeDays: number | null, context: EvaluationContext): Seen {
  const { at } = context;
  const latest = latestFlow(measure, facts, at);
  if (latest === null) return { data: 'missing', notes: ['notReported'], figures: [], explanation: [], contributing: [], workList: [], changesOn: [] };
  const [first, last] = [latest.from, heldOn(latest)];
  const flow = flowOf(measure, facts, null, context)({ first, last });
  const stale = staleOn(last, maxAgeDays);
  const amount = flow.workList.length === 0 ? flow.amount : null;
  return {
    notes: flow.notes,
    contributing: flow.contributing,
    workList: flow.workList,
    data: worstLight([amount === null ? 'missing' : flow.data, stale !== null && stale <= at ? 'outdated' : 'fresh']),
    figures: [figure('value', amount, 'number', last), figure('missingUnits', flow.workList.length, 'count', last)],
    explanation: amount === null ? [] : [{ key: 'sumOfPeriod', values: { amount: decimalText(amount), from: first, on: last } }],
    changesOn: [stale],
  };
}

/** Of the periods that end last, the shortest. */
function latestFlow({ measure }: FlowMeasure, facts: Facts, at: CalendarDate): MeasurementFact | null {
  const scope = new Set(facts.units.map((unit) => unit.unit));
  const seen = facts.measurements.filter((fact) => fact.measure === measure && fact.to !== null && scope.has(fact.unit) && heldOn(fact) <= at);
  return seen.reduce<MeasurementFact | null>((latest, fact) => {
    if (latest === null || heldOn(fact) > heldOn(latest)) return fact;
    return heldOn(fact) === heldOn(latest) && fact.from > latest.from ? fact : latest;
  }, null);
}
