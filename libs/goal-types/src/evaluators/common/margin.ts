import { decimal, type Decimal } from '#kernel';

/**
 * Half the width of the 95 % interval around the difference of two amounts that were measured independently: the root of the sum of their
 * squared margins. An amount without a margin is exact; null when neither has one.
 */
export function marginOfDifference(one: Decimal | null, other: Decimal | null): Decimal | null {
  if (one === null && other === null) return null;
  return squared(one).plus(squared(other)).sqrt();
}

function squared(margin: Decimal | null): Decimal {
  return margin === null ? decimal(0) : margin.times(margin);
}
