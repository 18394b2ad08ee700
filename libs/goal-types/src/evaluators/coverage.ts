import { unreachable } from '#kernel';
import type { Evaluation, EvaluationContext } from '../evaluation.js';
import type { Facts } from '../facts.js';
import type { CoverageSpec } from '../spec/index.js';
import { evaluateEffort } from './coverage/effort.js';
import { evaluateOnce } from './coverage/once.js';

/** Judges how many of those it is asked of have done it, or how long it is since the owner last did. */
export function evaluateCoverage(spec: CoverageSpec, facts: Facts, context: EvaluationContext): Evaluation {
  switch (spec.occasions) {
    case 'once':
      return evaluateOnce(spec, facts, context);
    case 'longestInterval':
      return evaluateEffort(spec, facts, context);
    default:
      return unreachable(spec);
  }
}
