import { ManualClock, type Clock } from '#kernel';
import type { EventStore } from '../port.js';
import { appendContract } from './append.contract.js';
import { boundsContract } from './bounds.contract.js';
import { clockContract } from './clock.contract.js';
import { followContract } from './follow.contract.js';
import { readContract } from './read.contract.js';
import { append, everything, START, type UnderTest } from './under-test.js';

/** Holds an adapter to the port. `makeStore` gives an empty store over the clock; what it leaves on disk is the caller's to clear away. */
export function eventStoreContract(name: string, makeStore: (clock: Clock) => Promise<EventStore>): void {
  describe(`${name} keeps the event store's contract`, () => {
    const given = {} as UnderTest;

    beforeEach(async () => {
      given.clock = new ManualClock(START);
      given.store = await makeStore(given.clock);
    });

    afterEach(() => given.store.close());

    appendContract(given);
    readContract(given);
    followContract(given);
    boundsContract(given);
    clockContract(given);

    describe('closing', () => {
      it('finishes what was accepted and takes no more', async () => {
        const accepted = Array.from({ length: 10 }, () => append(given.store, 'a', 1));
        const closed = given.store.close();
        await expect(append(given.store, 'a', 1)).rejects.toMatchObject({ kind: 'unavailable' });
        expect((await Promise.all(accepted)).map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        await closed;
        await expect(everything(given.store)).rejects.toMatchObject({ kind: 'unavailable' });
        await given.store.close();
      });
    });

    it('tells who listens how far the log has grown, until they stop listening', async () => {
      const heard: number[] = [];
      const stop = given.store.onAppended((seq) => heard.push(seq));
      await append(given.store, 'a', 2);
      await append(given.store, 'a', 1);
      stop();
      await append(given.store, 'a', 1);
      expect(heard).toEqual([1, 2]);
    });
  });
}
