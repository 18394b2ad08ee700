import { unreachable } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { LevelSpec } from '../../spec/index.js';
import { evaluateAtLeastOnce } from './at-least-once.js';
import { evaluateAtOccasions } from './at-occasions.js';
import { evaluateLevelByDate } from './by-date.js';
import { evaluateEachPeriod } from './each-period.js';
import { evaluateMean } from './mean.js';
import { evaluateThroughout } from './throughout.js';
import { evaluateWithinByDate } from './within-by-date.js';

/** A level held against its bound, by when the bound must hold. */
export function evaluateLevel(spec: LevelSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const { when } = spec;
  switch (when.kind) {
    case 'byDate':
      return evaluateLevelByDate(spec, when, facts, context);
    case 'withinByDate':
      return evaluateWithinByDate(spec, when, facts, context);
    case 'throughout':
      return evaluateThroughout(spec, when, facts, context);
    case 'atLeastOnce':
      return evaluateAtLeastOnce(spec, when, facts, context);
    case 'eachPeriod':
      return evaluateEachPeriod(spec, when, facts, context);
    case 'mean':
      return evaluateMean(spec, when, facts, context);
    case 'atOccasions':
      return evaluateAtOccasions(spec, when, facts, context);
    default:
      return unreachable(when);
  }
}
