import { instantFromMicros } from '#kernel';
import type { EventStore, ReadStream } from '../port.js';
import { append, everything, sampleEvent, START, type UnderTest } from './under-test.js';

export function readContract(given: UnderTest): void {
  describe('reading', () => {
    beforeEach(async () => {
      await append(given.store, 'a', 3);
      await append(given.store, 'b', 2);
      await append(given.store, 'a', 2);
    });

    it('gives a stream forward and backward, from a revision on, up to a limit', async () => {
      expect(await revisions(given.store, { limit: 10 })).toEqual([0, 1, 2, 3, 4]);
      expect(await revisions(given.store, { limit: 2, from: 1 })).toEqual([1, 2]);
      expect(await revisions(given.store, { limit: 10, from: 5 })).toEqual([]);
      expect(await revisions(given.store, { limit: 2, direction: 'backward' })).toEqual([4, 3]);
      expect(await revisions(given.store, { limit: 10, direction: 'backward', from: 1 })).toEqual([1, 0]);
      expect(await given.store.readStream('nowhere', { limit: 10 })).toEqual([]);
    });

    it('gives the whole log in pages', async () => {
      expect((await given.store.readAll(-1, 3)).map(({ seq }) => seq)).toEqual([0, 1, 2]);
      expect((await given.store.readAll(2, 3)).map(({ seq }) => seq)).toEqual([3, 4, 5]);
      expect(await given.store.readAll(6, 3)).toEqual([]);
    });

    it('gives the whole log as leaves, the same events page by page', async () => {
      const leaves = [...(await given.store.readLeaves(-1, 4)), ...(await given.store.readLeaves(3, 4))];
      expect(leaves).toEqual((await everything(given.store)).map(({ seq, envelope }) => ({ seq, envelope })));
      expect(await given.store.readLeaves(6, 4)).toEqual([]);
      await expect(given.store.readLeaves(-1, 0)).rejects.toMatchObject({ kind: 'invalid' });
    });

    it('finds events by id and leaves out what is not there', async () => {
      const [first, second] = await everything(given.store);
      const found = await given.store.find([second?.id ?? '', sampleEvent().id, first?.id ?? '']);
      expect([...found].sort((x, y) => x.seq - y.seq)).toEqual([first, second]);
      expect(await given.store.find([])).toEqual([]);
    });

    it('knows its head', async () => {
      expect(await given.store.head()).toEqual({ seq: 6, recordedAt: instantFromMicros(START + 2) });
    });

    it('finds the last seq recorded before an instant, never one recorded at it', async () => {
      const instants = [START - 1, START, START + 1, START + 2, START + 3].map(instantFromMicros);
      expect(await Promise.all(instants.map((instant) => given.store.seqBefore(instant)))).toEqual([-1, -1, 2, 4, 6]);
    });

    it('rounds a seq down to the end of an append', async () => {
      expect(await Promise.all([-1, 0, 1, 2, 3, 4, 5, 6, 99].map((seq) => given.store.roundDown(seq)))).toEqual([-1, -1, -1, 2, 2, 4, 4, 6, 6]);
    });
  });

  it('is empty at first', async () => {
    expect(await given.store.head()).toEqual({ seq: -1, recordedAt: null });
    expect(await everything(given.store)).toEqual([]);
    expect([await given.store.seqBefore(instantFromMicros(START)), await given.store.roundDown(0)]).toEqual([-1, -1]);
  });
}

async function revisions(store: EventStore, options: ReadStream): Promise<readonly number[]> {
  return (await store.readStream('a', options)).map(({ revision }) => revision);
}
