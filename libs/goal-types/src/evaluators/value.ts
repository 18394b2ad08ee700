import { unreachable } from '#kernel';
import type { Evaluation, EvaluationContext } from '../evaluation.js';
import type { Facts } from '../facts.js';
import type { ValueSpec } from '../spec/index.js';
import { evaluateLevelByDate } from './value/by-date.js';
import { evaluateChange } from './value/change.js';
import { evaluateGrowth } from './value/growth.js';
import { evaluateThroughout } from './value/throughout.js';

/** Judges a number, a share or a count against its bound, by what it is relative to and when the bound must hold. */
export function evaluateValue(spec: ValueSpec, facts: Facts, context: EvaluationContext): Evaluation {
  switch (spec.relativeTo) {
    case 'nothing':
      return spec.when.kind === 'byDate' ? evaluateLevelByDate(spec, spec.when, facts, context) : evaluateThroughout(spec, spec.when, facts, context);
    case 'ownBase':
      return evaluateChange(spec, facts, context);
    case 'previousPeriod':
      return evaluateGrowth(spec, facts, context);
    default:
      return unreachable(spec);
  }
}
