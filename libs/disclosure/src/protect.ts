import type { Decimal } from '#kernel';
import type { HiddenBecause, LinkedCells, Protection } from './model.js';
import { Ranges } from './range.js';
import { Solved, type Step } from './solved.js';
import { inOrder, type Sum, sumsOf } from './sums.js';

/**
 * Which figures must not be shown, so that nobody learns of a group of fewer people than the threshold.
 *
 * Those that tell of few are hidden first. Of the others each is shown in turn, the largest first, unless with all that is shown and known
 * by then a sum of few people could be worked out (its vector lies in the space of the shown sums) or would be pinned to a narrow range.
 * So nothing hidden could be shown besides, and what has to be hidden is small. The same cells in any order give the same answer.
 * @param threshold the least number of people that a figure may tell of; 0 hides nothing
 * @throws Refused `too-large`
 */
export function protect(cells: LinkedCells, threshold: Decimal): Protection {
  const table = sumsOf(cells, threshold);
  const solved = new Solved(table.sums.map(({ vector }) => vector));
  const ranges = new Ranges(table, solved);
  const isFew = (which: number) => table.sums[which]?.few === true;

  const take = (step: Step) => {
    ranges.take(step);
    solved.take(step);
  };

  const givenAway: (readonly string[])[] = [];
  for (const vector of table.known) {
    const step = solved.whatIf(vector);
    if (step === null) continue;
    const lost = step.known.filter(isFew);
    givenAway.push(...lost.map((which) => idsOf(table.sums[which], table.ids)));
    ranges.giveUp([...lost, ...ranges.narrowedBy(step)]);
    take(step);
  }

  const hidden = new Map<string, HiddenBecause>();
  const hide = (sum: Sum, because: HiddenBecause) => {
    for (const cell of sum.cells) hidden.set(cell, because);
  };
  for (const { sum, which } of inTurn(table.sums)) {
    if (sum.few) {
      hide(sum, 'few');
      continue;
    }
    const step = solved.whatIf(solved.restOf(which));
    if (step === null) continue;
    if (step.known.some(isFew) || ranges.narrowedBy(step).size > 0) hide(sum, 'protects');
    else take(step);
  }
  const tells = (of: readonly string[]) => {
    const sum = table.sumOf(of);
    return sum !== null && !sum.few && solved.whatIf(sum.vector) === null;
  };
  return { hidden, givenAway, tells };
}

/** The largest first; of equal ones that of more values, and then by the cells' names, which are the same however the cells come. */
function inTurn(sums: readonly Sum[]): readonly { readonly sum: Sum; readonly which: number }[] {
  return sums
    .map((sum, which) => ({ sum, which }))
    .toSorted(
      ({ sum: one }, { sum: other }) =>
        Number(other.contributors - one.contributors) || other.vector.size - one.vector.size || inOrder(one.cells[0] ?? '', other.cells[0] ?? ''),
    );
}

function idsOf(sum: Sum | undefined, ids: readonly string[]): readonly string[] {
  return [...(sum?.vector.keys() ?? [])].map((column) => ids[column] ?? '');
}
