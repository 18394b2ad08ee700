import type { Worker } from 'node:worker_threads';
import { Heartbeat, messageOf, nowOf, receivedError, Refused, startThread, systemClock, type Pulse } from '#kernel';
import type { PublisherNews, PublisherOrder, PublisherReport } from './messages.js';

const RESTART_AFTER_MS = 1000;
/** It reports every second, but while it waits for the signer, for witnesses and for a disk. */
const SILENT_SECONDS_MAX = 30;

/** A publisher in a thread of its own, so that nothing else holds a checkpoint back. */
export interface PublisherHandle {
  status(): PublisherReport;
  /** Whether it is heard of. */
  pulse(): Pulse;
  /**
   * The signed checkpoint, published, over all that is in the log now.
   * @throws Refused `not-found` while the log has no key; else as `Publisher.publish` does; `unavailable` when this is closed
   */
  signNow(): Promise<string>;
  /** The same, with every tile and bundle made anew from the log before, once it has been found to be the one that was signed. */
  signAnew(): Promise<string>;
  /** Publishes once more when something is new, then ends the thread. */
  close(): Promise<void>;
}

/** Starts the thread that `workerFile` is, which runs a {@link PublisherLoop}. One that is lost is started anew. */
export function startPublisher(workerFile: URL, workerData: unknown): PublisherHandle {
  return new ThreadPublisher(workerFile, workerData);
}

class ThreadPublisher implements PublisherHandle {
  #worker: Worker;
  #report: PublisherReport = { checkpoint: null, lag: 0, missing: [], failure: null };
  #lost: PublisherReport['failure'] = null;
  #restarting: NodeJS.Timeout | null = null;
  #closed: PromiseWithResolvers<void> | null = null;
  #lastId = 0;
  readonly #heartbeat = new Heartbeat('publisher', SILENT_SECONDS_MAX, systemClock);
  readonly #wanted = new Map<number, PromiseWithResolvers<string>>();

  constructor(
    private readonly workerFile: URL,
    private readonly workerData: unknown,
  ) {
    this.#worker = this.#start();
  }

  status(): PublisherReport {
    return { ...this.#report, failure: this.#lost ?? this.#report.failure };
  }

  pulse(): Pulse {
    return this.#heartbeat.pulse();
  }

  signNow(): Promise<string> {
    return this.#sign({});
  }

  signAnew(): Promise<string> {
    return this.#sign({ anew: true });
  }

  #sign(how: { readonly anew?: true }): Promise<string> {
    if (this.#closed !== null) return Promise.reject(new Refused('unavailable', 'the ledger is closing'));
    this.#lastId += 1;
    const answer = Promise.withResolvers<string>();
    this.#wanted.set(this.#lastId, answer);
    this.#order({ kind: 'sign', id: this.#lastId, ...how });
    return answer.promise;
  }

  async close(): Promise<void> {
    if (this.#closed === null) {
      this.#closed = Promise.withResolvers();
      if (this.#restarting === null) this.#order({ kind: 'close' });
      else this.#end();
    }
    await this.#closed.promise;
  }

  #order(order: PublisherOrder): void {
    this.#worker.postMessage(order, []);
  }

  #start(): Worker {
    const worker = startThread(this.workerFile, this.workerData);
    let cause = 'it ended by itself';
    worker.on('message', (news: PublisherNews) => this.#hear(news));
    worker.on('error', (error) => {
      cause = messageOf(error);
    });
    worker.on('exit', () => this.#ended(cause));
    return worker;
  }

  #hear(news: PublisherNews): void {
    this.#heartbeat.beat();
    if (news.kind === 'page') return;
    if (news.kind === 'report') {
      this.#lost = null;
      this.#report = news.report;
      return;
    }
    const answer = this.#wanted.get(news.id);
    this.#wanted.delete(news.id);
    if (news.kind === 'refused') answer?.reject(receivedError(news.error));
    else if (news.note === null) answer?.reject(noKey());
    else answer?.resolve(news.note);
  }

  #ended(cause: string): void {
    if (this.#closed !== null) {
      this.#end();
      return;
    }
    this.#lost = { error: `the publisher's thread was lost: ${cause}`, since: this.#lost?.since ?? nowOf(systemClock) };
    this.#restarting = setTimeout(() => {
      this.#restarting = null;
      this.#worker = this.#start();
      // what was asked of the lost thread still holds
      for (const id of this.#wanted.keys()) this.#order({ kind: 'sign', id });
    }, RESTART_AFTER_MS);
  }

  #end(): void {
    if (this.#restarting !== null) clearTimeout(this.#restarting);
    for (const answer of this.#wanted.values()) answer.reject(new Refused('unavailable', 'the ledger is closing'));
    this.#wanted.clear();
    this.#closed?.resolve();
  }
}

function noKey(): Refused {
  const problem = 'the ledger has no signing key, so that nothing is published';
  return new Refused('not-found', problem, [{ field: 'ledger', problem, remedy: 'start it with `fremdrift serve`, which makes a key' }]);
}
