import { decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { Figure, Note } from '../../evaluation.js';
import type { Bound } from '../../spec/index.js';
import { figure, noteIf } from '../common/answer.js';
import { sideOf, widened } from '../common/bounds.js';
import type { Quantity, Sample } from './quantity.js';
import { resultOn, type Side } from './side.js';

/** A bound on a quantity that has no path: what course, result and notes follow from where an amount lies. */
export interface Limits {
  readonly bound: Bound;
  readonly tolerance: string;
  readonly unit: Quantity['unit'];
}

/** More things than a range allows is neither good nor bad: it asks for a decision. Any other deviation is one, on both sides. */
function asksForDecision({ bound, unit }: Limits, side: Side): boolean {
  return side === 'above' && bound.kind === 'between' && unit === 'count';
}

export function courseWithin(limits: Limits, { amount, gated }: Pick<Sample, 'amount' | 'gated'>): Course {
  if (amount === null || gated) return 'notApplicable';
  const side = sideOf(widened(limits.bound, limits.tolerance), amount);
  if (side === 'within') return 'onCourse';
  return asksForDecision(limits, side) ? 'notApplicable' : 'behind';
}

export function resultWithin(limits: Limits, side: Side): Result {
  return asksForDecision(limits, side) ? 'notDecidable' : resultOn(side);
}

/** That an amount asks for a decision. */
export function aboveRange(limits: Limits, { amount }: Pick<Sample, 'amount'>): readonly Note[] {
  return noteIf(amount !== null && asksForDecision(limits, sideOf(limits.bound, amount)), 'aboveRange');
}

export function limitFigures({ bound, unit }: Limits): readonly Figure[] {
  return bound.kind === 'between'
    ? [figure('lowest', decimal(bound.low), unit), figure('highest', decimal(bound.high), unit)]
    : [figure('required', decimal(bound.limit), unit)];
}
