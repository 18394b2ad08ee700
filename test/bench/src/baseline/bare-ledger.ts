import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { workerUrl } from '#kernel';
import type { BareRow } from './bare-row.js';

/**
 * What a ledger costs without its layers: the same file, rows, hashes and hop to a writer thread, with group commit, and nothing that
 * checks, decides, remembers or explains.
 */
export class BareLedger {
  #gathering: (readonly [rows: readonly BareRow[], answer: () => void])[] = [];
  #writing: readonly (() => void)[] = [];
  #isDue = false;

  private constructor(private readonly writer: Worker) {
    writer.on('message', () => this.#answered());
  }

  static async open(folder: string): Promise<BareLedger> {
    const writer = new Worker(workerUrl(import.meta.url, './bare-writer.worker.js'), { workerData: { path: join(folder, 'ledger.db') } });
    await once(writer, 'online');
    return new BareLedger(writer);
  }

  /** Durable when it resolves, all or none. */
  append(...rows: readonly BareRow[]): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gathering.push([rows, resolve]);
    this.#writeThisTurn();
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

  #answered(): void {
    const answers = this.#writing;
    this.#next();
    for (const answer of answers) answer();
  }

  #next(): void {
    const group = this.#gathering;
    this.#gathering = [];
    this.#writing = group.map(([, answer]) => answer);
    if (group.length > 0)
      this.writer.postMessage(
        group.flatMap(([rows]) => rows.flat()),
        [],
      );
  }
}
