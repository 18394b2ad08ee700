import type { Result } from '#domain';
import type { Bound } from '../../spec/index.js';
import { sideOf } from '../common/bounds.js';
import type { Sample } from './quantity.js';

/** Where an amount lies for certain. `uncertain` is within its margin of a limit; `unknown` has no amount that decides anything. */
export type Side = 'below' | 'within' | 'above' | 'uncertain' | 'unknown';

/** Where a sample lies with the whole of its interval. */
export function sideOn(bound: Bound, { amount, margin, complete }: Pick<Sample, 'amount' | 'margin' | 'complete'>): Side {
  if (amount === null || !complete) return 'unknown';
  if (margin === null) return sideOf(bound, amount);
  const [low, high] = [sideOf(bound, amount.minus(margin)), sideOf(bound, amount.plus(margin))];
  return low === high ? low : 'uncertain';
}

/** What the deciding day's own amount decides. */
export function resultOn(side: Side): Result {
  if (side === 'within') return 'reached';
  return side === 'uncertain' || side === 'unknown' ? 'notDecidable' : 'notReached';
}
