import { scaled } from './scale.js';

/** Beyond its budget a row is slow; beyond this many times the budget it hangs. */
const HANGS_AFTER = 5;

/** One row of the fault matrix (docs/faults.md): says what it counted and what it took of its time budget. */
export class Row {
  readonly #budgetSeconds: number;
  #began = performance.now();

  constructor(
    /** Its number in the matrix. */
    private readonly row: string,
    budget: { readonly short: number; readonly long: number },
  ) {
    this.#budgetSeconds = scaled(budget.short, budget.long);
  }

  /** For the test's own time limit, in ms. */
  get limit(): number {
    return this.#budgetSeconds * HANGS_AFTER * 1000;
  }

  /** Counts time from here, where that is later than its making. */
  begin(): void {
    this.#began = performance.now();
  }

  /** Prints the counts, such as `100 kills, 0 lost of 41,233 acknowledged`. */
  tell(counts: string): void {
    const seconds = Math.round((performance.now() - this.#began) / 1000);
    process.stdout.write(`fault ${this.row}: ${counts}, ${seconds} s of ${this.#budgetSeconds}\n`);
  }
}

/** A count as a reader takes it in: `41,233`. */
export function count(n: number): string {
  return n.toLocaleString('en');
}
