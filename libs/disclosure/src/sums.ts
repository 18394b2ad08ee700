import { Decimal, decimal, Refused } from '#kernel';
import type { Cell, LinkedCells } from './model.js';
import { vectorOf, type Vector } from './vector.js';

/** Cells that are one and the same sum, and what is to be known of it. */
export interface Sum {
  readonly vector: Vector;
  readonly contributors: Decimal;
  /** The cells that show it, sorted; none where it is a value that no cell shows by itself. */
  readonly cells: readonly string[];
  /** Whether it tells of fewer people than the threshold, and of some. */
  readonly few: boolean;
}

/** Linked cells as sums over columns, one column for each reported value that tells of anybody. Zeros are shown, so they are left out. */
export interface Sums {
  /** Each once; those of cells, and each single value of few people besides. */
  readonly sums: readonly Sum[];
  /** What is known beforehand. */
  readonly known: readonly Vector[];
  /** By column. */
  readonly contributors: readonly Decimal[];
  readonly ids: readonly string[];
  /** Cells with nobody in them. */
  readonly empty: readonly string[];
}

/** The most values that all cells of one measure may be made of together. */
const MOST = 1_000_000;

/** @throws Refused `too-large` when the cells are made of more values than can be weighed together */
export function sumsOf({ reported, cells, relations, known }: LinkedCells, threshold: Decimal): Sums {
  mustBeBounded(cells);
  const telling = reported.filter(({ contributors }) => contributors.gt(0)).toSorted((one, other) => inOrder(one.id, other.id));
  const columnOf = new Map(telling.map(({ id }, column) => [id, column]));
  const contributors = telling.map((one) => one.contributors);
  const columnsOf = (ids: readonly string[]) =>
    [...new Set(ids)]
      .map((id) => columnOf.get(id))
      .filter((column) => column !== undefined)
      .toSorted((one, other) => one - other);

  const bySum = Map.groupBy(
    cells.map(({ id, of }) => ({ id, columns: columnsOf(of) })),
    ({ columns }) => columns.join(),
  );
  const single = telling.map((_, column) => column).filter((column) => isFew(contributors[column] ?? decimal(0), threshold) && !bySum.has(`${column}`));
  const sum = (columns: readonly number[], ids: readonly string[]): Sum => {
    const people = Decimal.sum(...columns.map((column) => contributors[column] ?? 0));
    return { vector: vectorOf(columns), contributors: people, cells: ids.toSorted(inOrder), few: isFew(people, threshold) };
  };
  const ofCells = [...bySum.values()].filter(([first]) => first !== undefined && first.columns.length > 0);
  return {
    sums: [
      ...ofCells.map((same) =>
        sum(
          same[0]?.columns ?? [],
          same.map(({ id }) => id),
        ),
      ),
      ...single.map((column) => sum([column], [])),
    ],
    known: [...known.map((ids) => vectorOf(columnsOf(ids))), ...relations.map(({ whole, parts }) => difference(columnsOf(whole), columnsOf(parts)))],
    contributors,
    ids: telling.map(({ id }) => id),
    empty: (bySum.get('') ?? []).map(({ id }) => id),
  };
}

function isFew(people: Decimal, threshold: Decimal): boolean {
  return people.gt(0) && people.lt(threshold);
}

function difference(whole: readonly number[], parts: readonly number[]): Vector {
  const both = new Map<number, bigint>();
  for (const column of whole) both.set(column, 1n);
  for (const column of parts) {
    if (both.has(column)) both.delete(column);
    else both.set(column, -1n);
  }
  return both;
}

function mustBeBounded(cells: readonly Cell[]): void {
  const values = cells.reduce((total, { of }) => total + of.length, 0);
  if (values <= MOST) return;
  const problem = `the figures are made of ${values} reported values together, more than the ${MOST} that can be weighed against each other`;
  throw new Refused('too-large', problem, [{ field: 'table', problem, remedy: 'publish fewer units or a shorter time' }]);
}

/** By code unit: the same on every machine. */
function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
