import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { workerUrl } from '#kernel';
import type { ClientData } from './http-client.worker.js';

/** A client in a thread of its own, as cheap as it can be and the same for both sides. */
export class HttpClient {
  readonly #worker: Worker;

  constructor(server: ClientData) {
    this.#worker = new Worker(workerUrl(import.meta.url, './http-client.worker.js'), { workerData: server });
  }

  /** Sends so many counts by 64 callers. @returns how many, a whole number for each caller @throws when one is refused */
  async send(total: number): Promise<number> {
    this.#worker.postMessage(total, []);
    const [sent] = (await once(this.#worker, 'message')) as [number];
    return sent;
  }

  async close(): Promise<void> {
    this.#worker.postMessage(null, []);
    await once(this.#worker, 'exit');
  }
}
