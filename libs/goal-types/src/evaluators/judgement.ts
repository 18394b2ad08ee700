import type { Evaluation, EvaluationContext } from '../evaluation.js';
import type { Facts } from '../facts.js';
import type { JudgementSpec } from '../spec/index.js';
import { evaluateNarrative } from './judgement/narrative.js';
import { evaluateRubric } from './judgement/rubric.js';

/** Judges a state by what somebody assessed it to be, or tells what was said of it where nothing is promised. */
export function evaluateJudgement(spec: JudgementSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const { scale } = spec;
  return scale.kind === 'rubric' ? evaluateRubric({ ...spec, scale }, facts, context) : evaluateNarrative({ ...spec, scale }, facts, context);
}
