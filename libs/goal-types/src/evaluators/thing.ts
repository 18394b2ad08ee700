import type { Evaluation, EvaluationContext } from '../evaluation.js';
import type { Facts } from '../facts.js';
import type { ThingSpec } from '../spec/index.js';
import { evaluateOthersDecision } from './thing/others.js';
import { evaluateOwnThing } from './thing/own.js';

/** Judges whether what shall exist or be decided does, by its due date. */
export function evaluateThing(spec: ThingSpec, facts: Facts, context: EvaluationContext): Evaluation {
  return spec.decidedBy === 'us' ? evaluateOwnThing(spec, facts, context) : evaluateOthersDecision(spec, facts, context);
}
