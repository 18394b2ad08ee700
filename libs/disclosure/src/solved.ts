import { type Vector, isParallel, withoutColumn } from './vector.js';

/** What follows when one more sum is known. */
export interface Step {
  /** The new equation; `pivot` is the column it is solved for. */
  readonly pivot: number;
  readonly equation: Vector;
  /** The earlier equations as they read thereby, by their pivots. */
  readonly changed: ReadonlyMap<number, Vector>;
  /** Which of the sums that are followed can be worked out now, and could not before. */
  readonly known: readonly number[];
}

/**
 * All that can be worked out from sums that are known: equations in reduced echelon form (each has a column of its own, its pivot, that no
 * other has), and what is left of the sums that are followed once those are taken away. Nothing left means that a sum is known. Exact.
 */
export class Solved {
  readonly #equations = new Map<number, Vector>();
  readonly #rests: Vector[];
  readonly #equationsWith = new Index();
  readonly #restsWith = new Index();

  constructor(followed: readonly Vector[]) {
    this.#rests = [...followed];
    this.#rests.forEach((rest, which) => {
      this.#restsWith.add(rest, which);
    });
  }

  /** Whether the sum that is followed can be worked out. */
  knows(which: number): boolean {
    return this.restOf(which).size === 0;
  }

  restOf(which: number): Vector {
    const rest = this.#rests[which];
    if (rest === undefined) throw new RangeError(`no sum ${which} is followed`);
    return rest;
  }

  /** Whether the value of a single column can be worked out. */
  determines(column: number): boolean {
    return this.#equations.get(column)?.size === 1;
  }

  /** What follows if this sum is known as well; null when it can be worked out already. */
  whatIf(sum: Vector): Step | null {
    const equation = this.#reduced(sum);
    if (equation.size === 0) return null;
    const pivot = this.#rarestOf(equation);
    const changed = new Map<number, Vector>();
    for (const other of this.#equationsWith.at(pivot)) {
      const before = this.#equations.get(other);
      if (before !== undefined) changed.set(other, withoutColumn(before, equation, pivot));
    }
    const known = [...this.#restsWith.at(pivot)].filter((which) => isParallel(this.restOf(which), equation));
    return { pivot, equation, changed, known };
  }

  /** Makes it known. The step must be of the present state. */
  take({ pivot, equation, changed }: Step): void {
    for (const [other, after] of changed) {
      this.#equationsWith.move(this.#equations.get(other), after, other);
      this.#equations.set(other, after);
    }
    this.#equations.set(pivot, equation);
    this.#equationsWith.add(equation, pivot);
    for (const which of this.#restsWith.at(pivot)) {
      const before = this.restOf(which);
      const after = withoutColumn(before, equation, pivot);
      this.#restsWith.move(before, after, which);
      this.#rests[which] = after;
    }
  }

  /** Without the pivots of the equations: no equation has another's, so each is taken away once. */
  #reduced(sum: Vector): Vector {
    let rest = sum;
    for (const column of sum.keys()) {
      const equation = this.#equations.get(column);
      if (equation !== undefined) rest = withoutColumn(rest, equation, column);
    }
    return rest;
  }

  /** The column that the fewest other vectors have, so that the least has to be worked out anew. */
  #rarestOf(equation: Vector): number {
    let rarest = -1;
    let fewest = Infinity;
    for (const column of equation.keys()) {
      const users = this.#equationsWith.at(column).size + this.#restsWith.at(column).size;
      if (users < fewest) [rarest, fewest] = [column, users];
    }
    return rarest;
  }
}

/** Which vectors have a column. */
class Index {
  readonly #byColumn = new Map<number, Set<number>>();

  at(column: number): ReadonlySet<number> {
    return this.#byColumn.get(column) ?? NONE;
  }

  add(vector: Vector, which: number): void {
    for (const column of vector.keys()) this.#of(column).add(which);
  }

  move(before: Vector | undefined, after: Vector, which: number): void {
    for (const column of before?.keys() ?? []) if (!after.has(column)) this.#byColumn.get(column)?.delete(which);
    for (const column of after.keys()) this.#of(column).add(which);
  }

  #of(column: number): Set<number> {
    const known = this.#byColumn.get(column);
    if (known !== undefined) return known;
    const none = new Set<number>();
    this.#byColumn.set(column, none);
    return none;
  }
}

const NONE: ReadonlySet<number> = new Set();
