import type { Worker } from 'node:worker_threads';
import { Broken, Refused, messageOf, receivedError, startThread } from '#kernel';
import type { QueryRequest, QueryResponse } from './query-messages.js';

export interface QueryPoolOptions {
  /** How many threads; each runs one query at a time. */
  readonly threads: number;
  /** How many queries may wait; one more is refused as busy. */
  readonly maxWaiting: number;
  /** How long one query may run, from the moment a thread takes it. */
  readonly timeoutMs: number;
  /** How long a thread that no query needs is kept; what it remembers, and its memory, go with it. */
  readonly keptIdleMs: number;
  /** Handed to every thread as its `workerData`. */
  readonly workerData?: unknown;
}

export interface QueryPool {
  /**
   * Finished JSON text, made in a thread.
   * @throws Refused what the query refuses; `busy` when too many wait; `unavailable` when it takes too long or the pool is closed
   */
  ask(name: string, params: unknown): Promise<string>;
  /** Queries that wait for a thread, and that run; and threads that are kept for them. */
  load(): { readonly waiting: number; readonly running: number; readonly threads: number };
  /** Lets what was accepted finish, then ends the threads. */
  close(): Promise<void>;
}

interface Job {
  readonly request: QueryRequest;
  readonly answer: PromiseWithResolvers<string>;
}

/** Starts a pool whose threads run `workerFile`, which calls `serveQueries`. A thread starts with a query; one that fails, or was not needed for long, is replaced with the next. */
export function startQueryPool(workerFile: URL, options: QueryPoolOptions): QueryPool {
  return new ThreadPool(workerFile, options);
}

class ThreadPool implements QueryPool {
  readonly #threads: readonly QueryThread[];
  readonly #waiting: Job[] = [];
  #nextId = 0;
  #closing: PromiseWithResolvers<void> | null = null;

  constructor(
    workerFile: URL,
    private readonly options: QueryPoolOptions,
  ) {
    this.#threads = Array.from({ length: options.threads }, () => new QueryThread(workerFile, options, () => this.#next()));
  }

  ask(name: string, params: unknown): Promise<string> {
    if (this.#closing !== null) return Promise.reject(unavailable('the ledger is closing', 'ask again when it has been started anew'));
    if (this.#waiting.length >= this.options.maxWaiting) {
      const problem = `${this.#waiting.length} queries are waiting already`;
      return Promise.reject(new Refused('busy', problem, [{ field: 'query', problem, remedy: 'ask again in a moment' }]));
    }
    const job = { request: { id: (this.#nextId += 1), name, params }, answer: Promise.withResolvers<string>() };
    this.#waiting.push(job);
    this.#next();
    return job.answer.promise;
  }

  load(): { readonly waiting: number; readonly running: number; readonly threads: number } {
    const count = (is: 'busy' | 'kept') => this.#threads.filter((thread) => thread[is]).length;
    return { waiting: this.#waiting.length, running: count('busy'), threads: count('kept') };
  }

  async close(): Promise<void> {
    this.#closing ??= Promise.withResolvers();
    this.#next();
    await this.#closing.promise;
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }

  #next(): void {
    for (const thread of this.#threads) {
      if (thread.busy) continue;
      const job = this.#waiting.shift();
      if (job !== undefined) thread.run(job);
    }
    const { waiting, running } = this.load();
    if (waiting + running === 0) this.#closing?.resolve();
  }
}

class QueryThread {
  #worker: Worker | null = null;
  #job: Job | null = null;
  /** While it runs a query, until that takes too long; otherwise, until it is let go of. */
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly workerFile: URL,
    private readonly options: QueryPoolOptions,
    private readonly onFree: () => void,
  ) {}

  get busy(): boolean {
    return this.#job !== null;
  }

  get kept(): boolean {
    return this.#worker !== null;
  }

  run(job: Job): void {
    clearTimeout(this.#timer);
    this.#job = job;
    this.#worker ??= this.#start();
    this.#timer = setTimeout(() => this.#tooLong(), this.options.timeoutMs);
    this.#worker.postMessage(job.request, []);
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#letGo();
  }

  #start(): Worker {
    const worker = startThread(this.workerFile, this.options.workerData);
    // an idle pool keeps no process alive
    worker.unref();
    worker.on('message', (response: QueryResponse) => {
      if (response.id !== this.#job?.request.id) return;
      this.#finish((answer) => ('json' in response ? answer.resolve(response.json) : answer.reject(receivedError(response.error))));
    });
    worker.on('error', (error) => this.#lost(worker, messageOf(error)));
    worker.on('exit', (code) => this.#lost(worker, `it ended with code ${code}`));
    return worker;
  }

  #tooLong(): void {
    const seconds = this.options.timeoutMs / 1000;
    // a thread inside SQLite can't be interrupted otherwise
    void this.#letGo();
    this.#finish((answer) =>
      answer.reject(unavailable(`the query took more than ${seconds} s`, 'ask for less: a shorter period, fewer units, a smaller page')),
    );
  }

  async #letGo(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #lost(worker: Worker, why: string): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    this.#finish((answer) => answer.reject(new Broken(`the query's thread was lost: ${why}`)));
  }

  #finish(settle: (answer: PromiseWithResolvers<string>) => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#letGo(), this.options.keptIdleMs).unref();
    const job = this.#job;
    this.#job = null;
    if (job !== null) settle(job.answer);
    this.onFree();
  }
}

function unavailable(problem: string, remedy: string): Refused {
  return new Refused('unavailable', problem, [{ field: 'query', problem, remedy }]);
}
