import { unreachable } from '#kernel';
import { firstAfter } from './evaluators/common/days.js';
import { evaluateCombination } from './evaluators/combination.js';
import { evaluateCoverage } from './evaluators/coverage.js';
import { evaluateJudgement } from './evaluators/judgement.js';
import { evaluateThing } from './evaluators/thing.js';
import { evaluateValue } from './evaluators/value.js';
import type { Evaluation, EvaluationContext } from './evaluation.js';
import type { Facts } from './facts.js';
import type { SingleSpec, Spec } from './spec/index.js';

/**
 * What a goal's facts answer on the day `context.at`: a pure function of its arguments. Facts dated after that day are not seen, save that
 * they tell when the answer may change. The spec was validated when it was decided.
 */
export function evaluate(spec: Spec, facts: Facts, context: EvaluationContext): Evaluation {
  if (spec.evaluator !== 'combination') return evaluateSingle(spec, facts, context);
  return sinceTheBeginning(evaluateCombination(spec, facts, context, evaluateSingle), context);
}

function evaluateSingle(spec: SingleSpec, facts: Facts, context: EvaluationContext): Evaluation {
  return sinceTheBeginning(evaluateAny(spec, facts, context), context);
}

function evaluateAny(spec: SingleSpec, facts: Facts, context: EvaluationContext): Evaluation {
  switch (spec.evaluator) {
    case 'value':
      return evaluateValue(spec, facts, context);
    case 'coverage':
      return evaluateCoverage(spec, facts, context);
    case 'thing':
      return evaluateThing(spec, facts, context);
    case 'judgement':
      return evaluateJudgement(spec, facts, context);
    default:
      return unreachable(spec);
  }
}

const BEFORE = { course: 'tooEarly', result: 'notDecidable' } as const;

/** Before the plan begins it is too early for everything. */
function sinceTheBeginning(evaluation: Evaluation, { at, planPeriod: { from } }: EvaluationContext): Evaluation {
  if (at >= from) return evaluation;
  const notes = [...new Set([...evaluation.notes, 'tooEarly' as const])].toSorted();
  const parts = evaluation.parts.map((part) => ({ ...part, ...BEFORE }));
  return { ...evaluation, ...BEFORE, parts, notes, nextChangeOn: firstAfter(at, [evaluation.nextChangeOn, from]) };
}
