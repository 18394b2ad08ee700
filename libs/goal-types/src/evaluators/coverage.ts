import { unreachable } from '#kernel';
import type { Evaluation, EvaluationContext } from '../evaluation.js';
import type { Facts } from '../facts.js';
import type { CoverageSpec } from '../spec/index.js';
import { evaluateCycle } from './coverage/cycle.js';
import { evaluateEachPeriod } from './coverage/each-period.js';
import { evaluateEffort } from './coverage/effort.js';
import { evaluateInterval } from './coverage/interval.js';
import { evaluateList } from './coverage/list.js';
import { evaluateMaintained } from './coverage/maintained.js';
import { evaluateOnce } from './coverage/once.js';
import { evaluateOwnFigure } from './coverage/own-figure.js';
import { evaluatePlanYears } from './coverage/plan-years.js';
import { overStrata } from './coverage/strata.js';
import { evaluateWithin } from './coverage/within.js';

/** Judges how many of those it is asked of have done it, by what the occasions are; units are told by their strata as well. */
export function evaluateCoverage(spec: CoverageSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const { eligible } = spec;
  return eligible.kind === 'units'
    ? overStrata(eligible.strata, facts, context, (those) => evaluateOn(spec, those, context))
    : evaluateOn(spec, facts, context);
}

function evaluateOn(spec: CoverageSpec, facts: Facts, context: EvaluationContext): Evaluation {
  switch (spec.occasions) {
    case 'once':
      return evaluateOnce(spec, facts, context);
    case 'eachPeriod':
      return evaluateEachPeriod(spec, facts, context);
    case 'list':
      return evaluateList(spec, facts, context);
    case 'interval':
      return evaluateInterval(spec, facts, context);
    case 'within':
      return evaluateWithin(spec, facts, context);
    case 'throughout':
      return evaluateMaintained(spec, facts, context);
    case 'ownFigure':
      return evaluateOwnFigure(spec, facts, context);
    case 'cycle':
      return evaluateCycle(spec, facts, context);
    case 'eachPlanYear':
      return evaluatePlanYears(spec, facts, context);
    case 'longestInterval':
      return evaluateEffort(spec, facts, context);
    default:
      return unreachable(spec);
  }
}
