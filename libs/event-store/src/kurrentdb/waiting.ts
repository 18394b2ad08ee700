import type { EventStore } from '../port.js';

/** What `look` finds in the store, asked again whenever something was appended; null when `signal` aborts first. */
export async function untilFound<T>(store: Pick<EventStore, 'onAppended'>, signal: AbortSignal, look: () => Promise<T | null>): Promise<T | null> {
  let news = Promise.withResolvers<void>();
  const rouse = (): void => news.resolve();
  const stop = store.onAppended(rouse);
  signal.addEventListener('abort', rouse);
  try {
    for (;;) {
      news = Promise.withResolvers<void>();
      const found = await look();
      if (found !== null || signal.aborted) return found;
      await news.promise;
    }
  } finally {
    signal.removeEventListener('abort', rouse);
    stop();
  }
}

/** Resolves with the promise, which does not reject, or when `signal` aborts. */
export function untilAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const { promise: aborted, resolve } = Promise.withResolvers<void>();
  const stop = (): void => resolve();
  signal.addEventListener('abort', stop);
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', stop));
}
