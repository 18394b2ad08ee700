import { unreachable } from '#kernel';
import type { Evaluation, EvaluationContext } from '../evaluation.js';
import type { Facts } from '../facts.js';
import type { ValueSpec } from '../spec/index.js';
import { evaluateChange } from './value/change.js';
import { evaluateFollowed } from './value/followed.js';
import { evaluateComposition } from './value/composition.js';
import { evaluateFrame } from './value/frame.js';
import { evaluateGap } from './value/gap.js';
import { evaluateGrowth } from './value/growth.js';
import { evaluateLevel } from './value/level.js';
import { evaluatePlanned } from './value/planned.js';
import { evaluateRank } from './value/rank.js';
import { evaluateReference } from './value/reference.js';
import { evaluateTotal } from './value/total.js';
import { evaluateTowards } from './value/towards.js';

/** Judges a number, a share or a count against its bound, by what it is relative to and when the bound must hold. */
export function evaluateValue(spec: ValueSpec, facts: Facts, context: EvaluationContext): Evaluation {
  switch (spec.relativeTo) {
    case 'nothing':
      return evaluateLevel(spec, facts, context);
    case 'ownBase':
      return spec.when.kind === 'byDate' ? evaluateChange(spec, spec.when, facts, context) : evaluateTowards(spec, spec.when, facts, context);
    case 'ownPlan':
      return evaluatePlanned(spec, facts, context);
    case 'previousPeriod':
      return evaluateGrowth(spec, facts, context);
    case 'windowStart':
      return evaluateTotal(spec, facts, context);
    case 'anotherGroup':
      return evaluateGap(spec, facts, context);
    case 'peers':
      return evaluateRank(spec, facts, context);
    case 'reference':
      return evaluateReference(spec, facts, context);
    case 'referenceShares':
      return evaluateComposition(spec, facts, context);
    case 'frame':
      return evaluateFrame(spec, facts, context);
    case 'noBound':
      return evaluateFollowed(spec, facts, context);
    default:
      return unreachable(spec);
  }
}
