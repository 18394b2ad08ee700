import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { Broken, messageOf, receivedError, Refused, startThread } from '#kernel';
import type { PublishedRequest } from '../disclosure/desk.js';
import type { ExportHead, ExportRequest } from './desk.js';
import type { FromExporter, ToExporter } from './messages.js';

export interface ExportThreadsOptions {
  /** Exports under way at once; one more is refused as busy. */
  readonly atOnce: number;
  /**
   * How long a piece may take, and how long the next one may wait to be asked for: a snapshot is held meanwhile. A thread that no export
   * needs is kept as long.
   */
  readonly idleMs: number;
  /** Handed to every thread as its `workerData`. */
  readonly workerData: unknown;
}

/** A table on its way out. Whoever has it takes the pieces to the end or returns early, and so lets go of its thread. */
export interface TableExport extends ExportHead {
  readonly pieces: AsyncIterable<Uint8Array>;
}

const NOTHING = new Uint8Array(0);

/** Threads that write tables, a thread for each export under way, each piece when it is asked for. */
export class ExportThreads {
  readonly #idle = new Map<Worker, NodeJS.Timeout>();
  readonly #busy = new Set<Worker>();
  #closed = false;

  constructor(
    private readonly workerFile: URL,
    private readonly options: ExportThreadsOptions,
  ) {}

  /** @throws Refused as the table does, before the first byte; `busy` when as many are under way as may be; `unavailable` once closed */
  async begin(request: ExportRequest | PublishedRequest): Promise<TableExport> {
    if (this.#closed) throw new Refused('unavailable', 'the ledger is closing');
    if (this.#busy.size >= this.options.atOnce) {
      const problem = `${this.#busy.size} exports are under way already`;
      throw new Refused('busy', problem, [{ field: 'table', problem, remedy: 'ask again when one of them has ended' }]);
    }
    const worker = this.#taken() ?? this.#start();
    this.#busy.add(worker);
    worker.ref();
    try {
      const answer = await this.#asked(worker, { begin: request });
      if ('head' in answer) {
        const pieces = this.#pieces(worker, this.#patience(worker));
        // a generator that was not begun tells nobody that it was returned from: whoever hangs up before the first piece lets go as well
        await pieces.next();
        return { ...answer.head, pieces };
      }
      this.#release(worker);
      throw 'error' in answer ? receivedError(answer.error) : new Broken('an export ended before it began');
    } catch (error) {
      if (this.#busy.has(worker)) await this.#end(worker);
      throw error;
    }
  }

  /** Breaks off what is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#busy, ...this.#idle.keys()].map((worker) => this.#end(worker)));
  }

  /** Threads that there are, at work or not. */
  get threads(): number {
    return this.#busy.size + this.#idle.size;
  }

  /** Nothing at first, where it waits to be taken. The next piece is made while one is taken; no more than that. */
  async *#pieces(worker: Worker, first: NodeJS.Timeout): AsyncGenerator<Uint8Array, void, undefined> {
    let patience = first;
    try {
      yield NOTHING;
      let coming = this.#asked(worker, { next: true });
      for (;;) {
        const answer = await coming;
        clearTimeout(patience);
        if ('error' in answer) throw receivedError(answer.error);
        if (!('piece' in answer)) break;
        coming = this.#asked(worker, { next: true });
        // whoever returns early does not wait for it
        coming.catch(() => undefined);
        patience = this.#patience(worker);
        yield answer.piece;
      }
      this.#release(worker);
    } finally {
      clearTimeout(patience);
      if (this.#busy.has(worker)) await this.#end(worker);
    }
  }

  /** A snapshot is not held for somebody who does not come, or does not come back; nor is a thread's memory. */
  #patience(worker: Worker): NodeJS.Timeout {
    return setTimeout(() => void this.#end(worker), this.options.idleMs).unref();
  }

  async #asked(worker: Worker, message: ToExporter): Promise<FromExporter> {
    if (!this.#busy.has(worker)) throw new Refused('unavailable', 'the export was ended because nobody took it, or because the ledger is closing');
    const waiting = new AbortController();
    const lost = once(worker, 'exit', { signal: waiting.signal }).then(() => {
      throw new Broken('the thread of an export was lost');
    });
    const late = setTimeout(() => void worker.terminate(), this.options.idleMs).unref();
    try {
      const answer = once(worker, 'message', { signal: waiting.signal }) as Promise<[FromExporter]>;
      worker.postMessage(message, []);
      const [told] = await Promise.race([answer, lost]);
      return told;
    } catch (error) {
      throw error instanceof Refused || error instanceof Broken ? error : new Broken(`the thread of an export failed: ${messageOf(error)}`, { cause: error });
    } finally {
      clearTimeout(late);
      waiting.abort();
      await Promise.allSettled([lost]);
    }
  }

  #start(): Worker {
    return startThread(this.workerFile, this.options.workerData);
  }

  #taken(): Worker | undefined {
    const [worker] = this.#idle.keys();
    if (worker !== undefined) this.#wake(worker);
    return worker;
  }

  #wake(worker: Worker): void {
    clearTimeout(this.#idle.get(worker));
    this.#idle.delete(worker);
  }

  /** An idle thread keeps no process alive. */
  #release(worker: Worker): void {
    this.#busy.delete(worker);
    if (this.#closed) return void worker.terminate();
    worker.unref();
    this.#idle.set(worker, this.#patience(worker));
  }

  async #end(worker: Worker): Promise<void> {
    this.#busy.delete(worker);
    this.#wake(worker);
    await worker.terminate();
  }
}
