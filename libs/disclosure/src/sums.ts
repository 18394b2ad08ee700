import { decimal, type Decimal, Refused } from '#kernel';
import type { Cell, LinkedCells } from './model.js';
import { type Vector, vectorOf } from './vector.js';

/** Cells that are one and the same sum, and what is to be known of it. */
export interface Sum {
  readonly vector: Vector;
  /** In parts of a person, as all of {@link Sums}. */
  readonly contributors: bigint;
  /** The cells that show it, sorted; none where it is a value that no cell shows by itself. */
  readonly cells: readonly string[];
  /** Whether it tells of fewer people than the threshold, and of some. */
  readonly few: boolean;
}

/**
 * Linked cells as sums over columns, one column for each reported value that tells of anybody. Zeros are shown, so they are left out.
 * People are counted in parts small enough for every count to be whole: tenths where somebody reports 4.5.
 */
export interface Sums {
  /** Each once; those of cells, and each single value of few people besides. */
  readonly sums: readonly Sum[];
  /** What is known beforehand. */
  readonly known: readonly Vector[];
  /** By column. */
  readonly contributors: readonly bigint[];
  readonly ids: readonly string[];
  /** Any sum of values over the same columns; null where one of them was not reported. */
  readonly sumOf: (ids: readonly string[]) => Pick<Sum, 'vector' | 'few'> | null;
  readonly threshold: bigint;
  /** What a column that is not shown is known to come to at least: one person, where all counts are whole. */
  readonly least: bigint;
}

/** The most values that all cells of one measure may be made of together. */
const MOST = 1_000_000;

/** @throws Refused `too-large` when the cells are made of more values than can be weighed together */
export function sumsOf({ reported, cells, relations, known }: LinkedCells, threshold: Decimal): Sums {
  mustBeBounded(cells);
  const telling = reported.filter(({ contributors }) => contributors.gt(0)).toSorted((one, other) => inOrder(one.id, other.id));
  const all = new Set(reported.map(({ id }) => id));
  const columnOf = new Map(telling.map(({ id }, column) => [id, column]));
  const places = Math.max(threshold.decimalPlaces(), ...new Set(telling.map(({ contributors }) => contributors.decimalPlaces())));
  const inParts = (people: Decimal) => BigInt(people.times(decimal(10).pow(places)).toFixed());
  const contributors = telling.map((one) => inParts(one.contributors));
  const few = inParts(threshold);

  const columnsOf = (ids: readonly string[]) =>
    [...new Set(ids)]
      .map((id) => columnOf.get(id))
      .filter((column) => column !== undefined)
      .toSorted((one, other) => one - other);
  const sum = (columns: readonly number[], ids: readonly string[]): Sum => {
    const people = columns.reduce((total, column) => total + (contributors[column] ?? 0n), 0n);
    return { vector: vectorOf(columns), contributors: people, cells: ids.toSorted(inOrder), few: people > 0n && people < few };
  };
  const bySum = new Map<string, { readonly columns: readonly number[]; readonly ids: string[] }>();
  for (const { id, of } of cells) {
    const columns = columnsOf(of);
    const same = bySum.get(columns.join());
    if (same !== undefined) same.ids.push(id);
    else if (columns.length > 0) bySum.set(columns.join(), { columns, ids: [id] });
  }
  const single = telling.map((_, column) => column).filter((column) => (contributors[column] ?? few) < few && !bySum.has(`${column}`));
  return {
    sums: [...[...bySum.values()].map(({ columns, ids }) => sum(columns, ids)), ...single.map((column) => sum([column], []))],
    known: [...known.map((ids) => vectorOf(columnsOf(ids))), ...relations.map(({ whole, parts }) => difference(columnsOf(whole), columnsOf(parts)))],
    contributors,
    ids: telling.map(({ id }) => id),
    sumOf: (of) => (of.every((id) => all.has(id)) ? sum(columnsOf(of), []) : null),
    threshold: few,
    least: places === 0 ? 1n : 0n,
  };
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
export function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
