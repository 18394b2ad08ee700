import type { Course } from '#domain';
import { decimal, decimalText, unreachable, type Decimal } from '#kernel';
import type { Bound, OneSided } from '../../spec/index.js';

/** Where an amount lies; compared unrounded: 1.96 is below 2. */
export function sideOf(bound: Bound, amount: Decimal): 'below' | 'within' | 'above' {
  switch (bound.kind) {
    case 'atLeast':
      return amount.gt(bound.limit) || (!bound.strict && amount.eq(bound.limit)) ? 'within' : 'below';
    case 'atMost':
      return amount.lt(bound.limit) || (!bound.strict && amount.eq(bound.limit)) ? 'within' : 'above';
    case 'between':
      return amount.lt(bound.low) ? 'below' : amount.gt(bound.high) ? 'above' : 'within';
    default:
      return unreachable(bound);
  }
}

/** The bound with its limits moved outwards by the tolerance: for course, never for result. */
export function widened(bound: Bound, tolerance: string): Bound {
  switch (bound.kind) {
    case 'atLeast':
      return { ...bound, limit: decimalText(decimal(bound.limit).minus(tolerance)) };
    case 'atMost':
      return { ...bound, limit: decimalText(decimal(bound.limit).plus(tolerance)) };
    case 'between':
      return { ...bound, low: decimalText(decimal(bound.low).minus(tolerance)), high: decimalText(decimal(bound.high).plus(tolerance)) };
    default:
      return unreachable(bound);
  }
}

/** How an amount stands to what was expected on its day: ahead or behind by more than the tolerance, else on course. */
export function courseAgainst(bound: OneSided, amount: Decimal, expected: Decimal, tolerance: string): Course {
  const lead = bound.kind === 'atLeast' ? amount.minus(expected) : expected.minus(amount);
  if (lead.gt(tolerance)) return 'ahead';
  return lead.gte(decimal(tolerance).negated()) ? 'onCourse' : 'behind';
}

/** The bound as values of an explanation. */
export function boundOf(bound: Bound): Readonly<Record<'bound' | 'limit' | 'low' | 'high', string | null>> {
  return bound.kind === 'between'
    ? { bound: bound.kind, limit: null, low: bound.low, high: bound.high }
    : { bound: bound.strict ? (bound.kind === 'atLeast' ? 'moreThan' : 'lessThan') : bound.kind, limit: bound.limit, low: null, high: null };
}
