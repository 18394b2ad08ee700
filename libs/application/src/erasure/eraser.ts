import { Refused } from '#kernel';
import { carryOut, type Holdings } from './carry-out.js';
import type { ErasuresOnRecord } from './on-record.js';

/** How long after an attempt that failed the next is made. */
const AGAIN_MS = 60_000;

/**
 * Carries out in the ledger's own folder what its log says is erased: when the ledger is opened, whatever came back with an older file,
 * and before an erasure is answered. What can't be done at once is tried again until the ledger is closed, and then when it is opened.
 */
export class Eraser {
  /** seq of the last erasure that this process has carried out. */
  #done = -1;
  #again: NodeJS.Timeout | null = null;

  constructor(
    private readonly onRecord: ErasuresOnRecord,
    private readonly here: Holdings,
  ) {}

  /** For the opening, before anything is read. What only waits for a reader of the vault can't be read any more, and does not hold it up. */
  async open(): Promise<void> {
    try {
      await this.#carryOut();
    } catch (error) {
      if (!(error instanceof Refused && error.kind === 'busy')) throw error;
      this.#later();
    }
  }

  /** @throws Refused `unavailable` when it is on record, and not carried out yet */
  async carryOut(): Promise<void> {
    try {
      await this.#carryOut();
    } catch (error) {
      this.#later();
      throw owed(error);
    }
  }

  close(): void {
    if (this.#again !== null) clearTimeout(this.#again);
  }

  async #carryOut(): Promise<void> {
    const due = (await this.onRecord.all()).filter(({ seq }) => seq > this.#done);
    if (due.length === 0) return;
    await carryOut(due, this.here);
    this.#done = due.at(-1)?.seq ?? this.#done;
  }

  #later(): void {
    this.#again ??= setTimeout(() => {
      this.#again = null;
      this.#carryOut().catch(() => this.#later()); // the list of erasures says what is owed
    }, AGAIN_MS).unref();
  }
}

function owed(error: unknown): unknown {
  if (!(error instanceof Refused)) return error;
  const issues = error.issues.map((issue) => ({ ...issue, remedy: 'nothing: it is tried again by itself; `fremdrift erase list` says when nothing is owed' }));
  return new Refused('unavailable', `the erasure is on record, but not carried out yet: ${error.message}`, issues, { cause: error });
}
