import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { workerUrl } from '#kernel';
import type { BareRow } from './bare-row.js';

/** Where a row lies. */
export interface BareReceipt {
  readonly seq: number;
  readonly revision: number;
}

interface Waiting {
  readonly rows: readonly BareRow[];
  readonly resolve: (last: BareReceipt) => void;
}

/** As the ledger's own writer is fed, so that both hand over in the same rhythm. */
const WORTH_A_COMMIT = 32;

/**
 * What a ledger costs without its layers: the same file, rows, hashes and hop to a writer thread, with group commit, and nothing that
 * checks, decides, remembers or explains.
 */
export class BareLedger {
  #gathering: Waiting[] = [];
  #writing: readonly Waiting[] = [];
  #isDue = false;

  private constructor(private readonly writer: Worker) {
    writer.on('message', (places: readonly number[]) => this.#answered(places));
  }

  static async open(folder: string): Promise<BareLedger> {
    const writer = new Worker(workerUrl(import.meta.url, './bare-writer.worker.js'), { workerData: { path: join(folder, 'ledger.db') } });
    await once(writer, 'online');
    return new BareLedger(writer);
  }

  /** Durable when it resolves, all or none. @returns where the last row lies */
  append(...rows: readonly BareRow[]): Promise<BareReceipt> {
    const { promise, resolve } = Promise.withResolvers<BareReceipt>();
    this.#gathering.push({ rows, resolve });
    if (this.#gathering.length >= WORTH_A_COMMIT && this.#writing.length === 0) this.#next();
    else this.#writeThisTurn();
    return promise;
  }

  async close(): Promise<void> {
    this.writer.postMessage(null, []);
    await once(this.writer, 'exit');
  }

  #writeThisTurn(): void {
    if (this.#isDue || this.#writing.length > 0) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      if (this.#writing.length === 0) this.#next();
    });
  }

  /** `places` holds seq and revision of each row in turn. */
  #answered(places: readonly number[]): void {
    const answered = this.#writing;
    this.#next();
    let end = 0;
    for (const { rows, resolve } of answered) {
      end += 2 * rows.length;
      resolve({ seq: places[end - 2] as number, revision: places[end - 1] as number });
    }
  }

  #next(): void {
    this.#writing = this.#gathering;
    this.#gathering = [];
    if (this.#writing.length === 0) return;
    const cells = this.#writing.flatMap(({ rows }) => rows.flat());
    this.writer.postMessage(cells, []);
  }
}
