import type { CalendarDate } from '#kernel';
import type { EvaluationContext, Facts, Spec } from '#goal-types';
import { withUnits } from './facts.js';
import { decidingDateAt, type Interpretation } from './goal-decisions.js';
import { scopeOf, specEventOf, type GoalKnown } from './goal-known.js';
import { unitsInScope } from './organisation.js';

/** Everything that an evaluation of a goal at a day is a function of. */
export interface EvaluationInput {
  readonly spec: Spec;
  readonly facts: Facts;
  readonly context: EvaluationContext;
}

/** What is to be evaluated of a goal under an interpretation on a day that it was read for. */
export function inputOf(known: GoalKnown, interpretation: Interpretation, at: CalendarDate, answers: EvaluationContext['answers']): EvaluationInput {
  const { plan, organisation, statement, rules, specs } = known;
  const spec = specs.get(specEventOf(interpretation).id);
  if (spec === undefined) throw new RangeError(`${statement.data.statement} was not read for ${at}`);
  return {
    spec,
    facts: withUnits(known.facts, known.references, unitsInScope(organisation, scopeOf(interpretation, plan), at)),
    context: {
      goal: statement.data.statement,
      at,
      planPeriod: plan.data.period,
      effectiveFrom: interpretation.from ?? plan.data.period.from,
      decidingDate: decidingDateAt(known.decisions, at)?.data.decidingDate ?? null,
      rules,
      source: interpretation.source,
      answers,
    },
  };
}
