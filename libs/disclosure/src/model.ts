import type { Decimal } from '#kernel';

/** One value that somebody reported, as one event said it. Every figure of a table is a sum of such. */
export interface Reported {
  /** The event's id: a corrected value is another one, with an id of its own. */
  readonly id: string;
  /** How many people it tells of, zero or more; where that is not known, one, so that it is never shown by itself. */
  readonly contributors: Decimal;
}

/** A figure of a table: the sum of some reported values. Equal sums are one figure, wherever and as of whenever they stand. */
export interface Cell {
  readonly id: string;
  readonly of: readonly string[];
}

/** Two sums that a reader expects to be equal: a unit's own figure and those of the units below it, a year and its months. */
export interface Relation {
  readonly whole: readonly string[];
  readonly parts: readonly string[];
}

/** All figures of one measure that can be set beside each other: units × dates × points of knowledge, with their sums. */
export interface LinkedCells {
  readonly reported: readonly Reported[];
  readonly cells: readonly Cell[];
  readonly relations: readonly Relation[];
  /** Sums that an earlier publication showed: known for ever. */
  readonly known: readonly (readonly string[])[];
}

/** Why a figure is not shown: it tells of fewer people than the threshold, or one that does could be worked out from it. */
export type HiddenBecause = 'few' | 'protects';

export interface Protection {
  /** The cells that must not be shown. Whoever is shown the rest is not told which of the two reasons a cell has. */
  readonly hidden: ReadonlyMap<string, HiddenBecause>;
  /** The sums of few people that what was known before gives away, whatever is hidden now: each as the ids of its values. */
  readonly givenAway: readonly (readonly string[])[];
  /**
   * Whether any other sum of the values may be told: it tells of nobody, or of enough people and could be worked out from the cells that are
   * shown anyhow. Not of a value that is not among those reported.
   */
  readonly tells: (of: readonly string[]) => boolean;
}
