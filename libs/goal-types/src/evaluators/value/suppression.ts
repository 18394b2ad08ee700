import { decimal, type Decimal } from '#kernel';

/**
 * Which of several counts that add up to a known whole are not shown, by index: those above nothing and below `smallest`, and then, smallest
 * first, as many more as it takes that at least two are hidden and together are not small. Then none is the whole less the rest.
 */
export function hiddenOf(counts: readonly Decimal[], smallest: number): ReadonlySet<number> {
  const hidden = new Set(counts.flatMap((count, index) => (count.gt(0) && count.lt(smallest) ? [index] : [])));
  if (hidden.size === 0) return hidden;
  for (const [index] of smallestFirst(counts)) {
    if (hidden.size > 1 && sumOf(counts, hidden).gte(smallest)) break;
    hidden.add(index);
  }
  return hidden;
}

/** Those of nobody come last: hiding them hides nothing. */
function smallestFirst(counts: readonly Decimal[]) {
  return [...counts.entries()].toSorted(([, a], [, b]) => Number(a.isZero()) - Number(b.isZero()) || a.comparedTo(b));
}

function sumOf(counts: readonly Decimal[], which: ReadonlySet<number>): Decimal {
  return counts.reduce((sum, count, index) => (which.has(index) ? sum.plus(count) : sum), decimal(0));
}
