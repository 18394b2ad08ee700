import type { EventStore, StoredEvent } from '../port.js';
import { append, type UnderTest } from './under-test.js';

export function followContract(given: UnderTest): void {
  describe('following', () => {
    it('gives what is there page by page, then what comes', async () => {
      await append(given.store, 'a', 5);
      const pages = follow(given.store, 0, 2);
      expect([seqs(await pages.next()), seqs(await pages.next())]).toEqual([
        [1, 2],
        [3, 4],
      ]);
      const live = pages.next();
      await append(given.store, 'a', 1);
      expect(seqs(await live)).toEqual([5]);
      const next = pages.next();
      await append(given.store, 'a', 3);
      expect([seqs(await next), seqs(await pages.next())]).toEqual([[6, 7], [8]]);
    });

    it('waits where it is told to start beyond the end', async () => {
      const pages = follow(given.store, 1, 10);
      const live = pages.next();
      await append(given.store, 'a', 2);
      await append(given.store, 'a', 1);
      expect(seqs(await live)).toEqual([2]);
    });

    it('keeps the order for a slow consumer, a page at a time', async () => {
      const pages = follow(given.store, -1, 3);
      await append(given.store, 'a', 2);
      expect(seqs(await pages.next())).toEqual([0, 1]);
      for (let i = 0; i < 5; i += 1) await append(given.store, 'a', 1);
      expect([seqs(await pages.next()), seqs(await pages.next())]).toEqual([
        [2, 3, 4],
        [5, 6],
      ]);
    });

    it('gives every follower everything', async () => {
      const followers = [follow(given.store, -1, 10), follow(given.store, -1, 10), follow(given.store, -1, 10)];
      const waiting = followers.map((pages) => pages.next());
      await append(given.store, 'a', 2);
      expect((await Promise.all(waiting)).map(seqs)).toEqual([
        [0, 1],
        [0, 1],
        [0, 1],
      ]);
    });

    it('ends without an error when it is aborted, waiting or not', async () => {
      const abort = new AbortController();
      await append(given.store, 'a', 1);
      const between = follow(given.store, -1, 10, abort.signal);
      await between.next();
      const waiting = follow(given.store, 0, 10, abort.signal).next();
      abort.abort();
      expect(await waiting).toEqual({ done: true, value: undefined });
      expect(await between.next()).toEqual({ done: true, value: undefined });
      expect(await follow(given.store, -1, 10, abort.signal).next()).toEqual({ done: true, value: undefined });
    });

    it('ends without an error when the store is closed', async () => {
      const waiting = follow(given.store, -1, 10).next();
      await given.store.close();
      expect(await waiting).toEqual({ done: true, value: undefined });
    });

    it('refuses a page without a size', () => {
      expect(() => follow(given.store, -1, 0)).toThrow('pageSize');
    });
  });
}

type Pages = AsyncIterator<readonly StoredEvent[], unknown>;

function follow(store: EventStore, after: number, pageSize: number, signal = new AbortController().signal): Pages {
  return store.follow(after, { pageSize, signal })[Symbol.asyncIterator]();
}

function seqs({ value }: IteratorResult<readonly StoredEvent[], unknown>): number[] {
  return (value as readonly StoredEvent[]).map(({ seq }) => seq);
}
