import type { Solved, Step } from './solved.js';
import type { Sum, Sums } from './sums.js';
import { vectorOf, type Vector } from './vector.js';

/**
 * Whether a sum of few people is pinned to a range narrower than the threshold. Zeros are shown, so that a reader knows a hidden head count
 * to be one at least. From an equation without negative coefficients it follows that a part of it is at most what is left when all else is
 * as small as it can be: the range is as wide as what the equation's people are above their least, its slack. Equations with negative
 * coefficients are passed over: to weigh those is a linear programme for each hidden cell.
 */
export class Ranges {
  readonly #sumsWith = new Map<number, number[]>();
  /** By sum, the slack of what of it can't be worked out yet. */
  readonly #slack: bigint[];
  /** The sums of few people whose range is still wide. */
  readonly #guarded: Set<number>;

  constructor(
    private readonly table: Sums,
    private readonly solved: Solved,
  ) {
    this.#guarded = new Set(table.sums.flatMap(({ few }, which) => (few ? [which] : [])));
    this.#slack = table.sums.map(({ contributors, vector }) => contributors - BigInt(vector.size) * table.least);
    table.sums.forEach(({ vector }, which) => {
      for (const column of vector.keys()) {
        const those = this.#sumsWith.get(column);
        if (those === undefined) this.#sumsWith.set(column, [which]);
        else those.push(which);
      }
    });
  }

  /** Which sums of few people the step pins to a narrow range. */
  narrowedBy(step: Step): ReadonlySet<number> {
    const found = foundBy(step);
    const slack = this.#slackLess(found);
    const known = [...step.known, ...[...slack.keys()].filter((which) => this.solved.knows(which))];
    const tight = [...new Set(known)].filter((which) => (slack.get(which) ?? this.#slack[which] ?? 0n) < this.table.threshold);
    const isFound = (column: number) => found.has(column) || this.solved.determines(column);
    const residues = tight.map((which) => vectorOf([...this.#sum(which).vector.keys()].filter((column) => !isFound(column))));
    return new Set([step.equation, ...step.changed.values(), ...residues].flatMap((equation) => this.#pinnedBy(equation, isFound)));
  }

  /** To be told of each step that is taken. */
  take(step: Step): void {
    for (const [which, left] of this.#slackLess(foundBy(step))) this.#slack[which] = left;
  }

  /** What was narrow before anything could be decided is guarded no more. */
  giveUp(sums: Iterable<number>): void {
    for (const which of sums) this.#guarded.delete(which);
  }

  /** The slack of each sum that has one of the columns, without them. */
  #slackLess(columns: ReadonlySet<number>): ReadonlyMap<number, bigint> {
    const left = new Map<number, bigint>();
    for (const column of columns) {
      for (const which of this.#sumsWith.get(column) ?? []) left.set(which, (left.get(which) ?? this.#slack[which] ?? 0n) - this.#above(column));
    }
    return left;
  }

  #pinnedBy(equation: Vector, isFound: (column: number) => boolean): readonly number[] {
    let [slack, largest] = [0n, 0n];
    for (const [column, times] of equation) {
      if (times < 0n) return [];
      slack += this.#above(column) * times;
      if (times > largest) largest = times;
    }
    if (slack >= this.table.threshold * largest) return [];
    const touching = new Set([...equation.keys()].flatMap((column) => this.#sumsWith.get(column) ?? []));
    return [...touching].filter((which) => {
      if (!this.#guarded.has(which)) return false;
      const unknown = [...this.#sum(which).vector.keys()].filter((column) => !isFound(column));
      const times = unknown.map((column) => equation.get(column) ?? 0n).reduce((least, one) => (one < least ? one : least), largest);
      return unknown.length > 0 && times > 0n && slack < this.table.threshold * times;
    });
  }

  #above(column: number): bigint {
    return (this.table.contributors[column] ?? 0n) - this.table.least;
  }

  #sum(which: number): Sum {
    const sum = this.table.sums[which];
    if (sum === undefined) throw new RangeError(`there is no sum ${which}`);
    return sum;
  }
}

/** The columns whose single values can be worked out from the step's equations. */
function foundBy(step: Step): ReadonlySet<number> {
  return new Set([step.equation, ...step.changed.values()].flatMap((equation) => (equation.size === 1 ? [...equation.keys()] : [])));
}
