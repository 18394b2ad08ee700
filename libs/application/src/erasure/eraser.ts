import { Refused } from '#kernel';
import { carryOut, type Holdings } from './carry-out.js';
import type { ErasuresOnRecord } from './on-record.js';

/** How long after an attempt that failed the next is made. */
const AGAIN_MS = 60_000;

/** Takes what was taken from the ledger out of the backups that can be reached; what is owed in the others is told by the list of erasures. */
export type Reach = () => Promise<void>;

/**
 * Carries out what the log says is erased: in the ledger's own folder when it is opened, whatever came back with an older file, and before an
 * erasure is answered; then in its backups. What can't be done at once is tried again until the ledger is closed, and when it is opened again.
 */
export class Eraser {
  /** seq of the last erasure that this process has carried out here. */
  #done = -1;
  #again: NodeJS.Timeout | null = null;
  #reaching: Promise<void> = Promise.resolve();

  constructor(
    private readonly onRecord: ErasuresOnRecord,
    private readonly here: Holdings,
    private readonly reach: Reach,
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

  /** Begins to reach the backups: after an erasure, and after what was done because of it. */
  reachBackups(): void {
    this.#reaching = this.#reaching.then(() => this.#reachAll());
  }

  /** Waits for the backups that are being reached. */
  async close(): Promise<void> {
    if (this.#again !== null) clearTimeout(this.#again);
    await this.#reaching;
  }

  async #carryOut(): Promise<void> {
    const due = (await this.onRecord.all()).filter(({ seq }) => seq > this.#done);
    const last = due.at(-1);
    if (last === undefined) return;
    await carryOut(due, this.here);
    this.#done = last.seq;
    this.reachBackups();
  }

  async #reachAll(): Promise<void> {
    try {
      await this.reach();
    } catch {
      // what is wrong with the list of backups is told to whoever asks for it, and must not end the server
    }
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
  const remedy = 'nothing: it is tried again by itself; `fremdrift erase list` says when nothing is owed';
  const issues = error.issues.map((issue) => ({ ...issue, remedy }));
  return new Refused('unavailable', `the erasure is on record, but not carried out yet: ${error.message}`, issues, { cause: error });
}
