import { decimal, type Decimal } from '#kernel';
import type { Solved, Step } from './solved.js';
import type { Sum, Sums } from './sums.js';
import { vectorOf, type Vector } from './vector.js';

/**
 * Whether a sum of few people is pinned to a narrow range. Nobody is counted below zero, and zeros are shown, so that a reader knows a
 * hidden head count to be at least one. From an equation without negative coefficients it follows that a part of it is at most what is
 * left when all else is as small as it can be. Equations with negative coefficients are passed over: to weigh them all is a linear
 * programme for each hidden cell.
 */
export class Ranges {
  readonly #least: number;
  readonly #sumsWith = new Map<number, number[]>();
  /** The sums of few people whose range is still wide. */
  readonly #guarded: Set<number>;

  constructor(
    private readonly table: Sums,
    private readonly solved: Solved,
    private readonly threshold: Decimal,
  ) {
    this.#least = table.contributors.every((people) => people.isInteger()) ? 1 : 0;
    this.#guarded = new Set(table.sums.flatMap(({ few }, which) => (few ? [which] : [])));
    table.sums.forEach(({ vector }, which) => {
      for (const column of vector.keys()) this.#sumsWith.set(column, [...(this.#sumsWith.get(column) ?? []), which]);
    });
  }

  /** Which sums of few people the step pins to a range narrower than the threshold. */
  narrowedBy(step: Step): ReadonlySet<number> {
    const found = [...step.changed.values(), step.equation].filter(({ size }) => size === 1).flatMap((one) => [...one.keys()]);
    const isFound = (column: number) => found.includes(column) || this.solved.determines(column);
    const again = found.flatMap((column) => this.#sumsWith.get(column) ?? []).filter((which) => this.solved.knows(which));
    const residues = [...new Set([...step.known, ...again])].map((which) => withoutFound(this.#sum(which).vector, isFound));
    const narrowed = new Set<number>();
    for (const equation of [step.equation, ...step.changed.values(), ...residues]) {
      for (const which of this.#pinnedBy(equation, isFound)) narrowed.add(which);
    }
    return narrowed;
  }

  /** What was narrow before anything could be decided is guarded no more. */
  giveUp(sums: Iterable<number>): void {
    for (const which of sums) this.#guarded.delete(which);
  }

  #pinnedBy(equation: Vector, isFound: (column: number) => boolean): readonly number[] {
    let [slack, largest] = [decimal(0), 0n];
    for (const [column, times] of equation) {
      if (times < 0n) return [];
      slack = slack.plus((this.table.contributors[column] ?? decimal(0)).minus(this.#least).times(times.toString()));
      if (times > largest) largest = times;
    }
    if (slack.gte(this.threshold.times(largest.toString()))) return [];
    const touching = new Set([...equation.keys()].flatMap((column) => this.#sumsWith.get(column) ?? []));
    return [...touching].filter((which) => {
      if (!this.#guarded.has(which)) return false;
      const unknown = [...this.#sum(which).vector.keys()].filter((column) => !isFound(column));
      const times = unknown.map((column) => equation.get(column) ?? 0n).reduce((least, one) => (one < least ? one : least), largest);
      return unknown.length > 0 && times > 0n && slack.lt(this.threshold.times(times.toString()));
    });
  }

  #sum(which: number): Sum {
    const sum = this.table.sums[which];
    if (sum === undefined) throw new RangeError(`there is no sum ${which}`);
    return sum;
  }
}

function withoutFound(vector: Vector, isFound: (column: number) => boolean): Vector {
  return vectorOf([...vector.keys()].filter((column) => !isFound(column)));
}
