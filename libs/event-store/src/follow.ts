import type { EventReader, StoredEvent } from './port.js';

/** Resolves when events after `seq` may be there, or when `signal` aborts. Waking too often is harmless. */
export type WaitForNews = (seq: number, signal: AbortSignal) => Promise<void>;

/** The port's `follow` over any reader: a page at a time as long as there is one, else waiting for news. */
export async function* followPages(
  reader: Pick<EventReader, 'readAll'>,
  news: WaitForNews,
  after: number,
  pageSize: number,
  signal: AbortSignal,
): AsyncGenerator<readonly StoredEvent[]> {
  let seq = after;
  while (!signal.aborted) {
    const page = await reader.readAll(seq, pageSize);
    const last = page.at(-1);
    if (last === undefined) {
      await news(seq, signal);
    } else {
      seq = last.seq;
      yield page;
    }
  }
}

/** Tells those who listen, and those who wait, that the log has grown. */
export class Arrivals {
  readonly #listeners = new Set<(seq: number) => void>();

  constructor(private last: number) {}

  announce(seq: number): void {
    if (seq <= this.last) return;
    this.last = seq;
    for (const listener of this.#listeners) listener(seq);
  }

  listen(listener: (seq: number) => void): () => void {
    const own = (seq: number): void => listener(seq);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** Resolves once the log reaches beyond `seq`, at once when it already does, or when `signal` aborts. */
  beyond(seq: number, signal: AbortSignal): Promise<void> {
    if (this.last > seq || signal.aborted) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const done = (): void => {
      unlisten();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const unlisten = this.listen(done);
    signal.addEventListener('abort', done);
    return promise;
  }
}
