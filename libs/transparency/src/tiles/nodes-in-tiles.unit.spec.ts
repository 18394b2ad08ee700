import fc from 'fast-check';
import { checkInclusion, consistencyProof, inclusionProof, nodesInTiles, nodesOfLeaves, rootAt, tilePath } from '../index.js';
import { refusal } from '../testing/refusing.js';
import { leavesOf, TileStore } from '../testing/tile-store.js';

const SIZE = 66_000;
const LEAVES = leavesOf(SIZE);
const whole = TileStore.of(LEAVES);
const inMemory = nodesOfLeaves(LEAVES);

describe('a tree that lies in tiles', () => {
  it('has the root and the proofs of the same tree in memory', async () => {
    const inTiles = nodesInTiles(SIZE, whole.read);
    expect(await rootAt(SIZE, inTiles)).toEqual(await rootAt(SIZE, inMemory));
    await fc.assert(
      fc.asyncProperty(fc.nat(SIZE - 1), fc.integer({ min: 1, max: SIZE }), async (index, from) => {
        const proof = await inclusionProof(index, SIZE, inTiles);
        expect(proof).toEqual(await inclusionProof(index, SIZE, inMemory));
        expect(await consistencyProof(from, SIZE, inTiles)).toEqual(await consistencyProof(from, SIZE, inMemory));
      }),
      { numRuns: 300 },
    );
  });

  it('has them too at every size before, from the tiles of that size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_400 }), fc.nat(), async (size, seed) => {
        const store = TileStore.of(LEAVES.slice(0, size));
        const inTiles = nodesInTiles(size, store.read);
        const index = seed % size;
        const root = await rootAt(size, inTiles);
        expect(root).toEqual(await rootAt(size, inMemory));
        checkInclusion({ leaf: LEAVES[index]!, index, size, root, proof: await inclusionProof(index, size, inTiles) });
        expect(await consistencyProof(index + 1, size, inTiles)).toEqual(await consistencyProof(index + 1, size, inMemory));
      }),
      { numRuns: 60 },
    );
  });

  it('is asked for each tile once, and for a few only', async () => {
    const store = new TileStore();
    for (const [path, bytes] of whole.files) store.files.set(path, bytes);
    await inclusionProof(70, SIZE, nodesInTiles(SIZE, store.read));
    expect(new Set(store.reads).size).toBe(store.reads.length);
    expect(store.reads.toSorted()).toEqual(['tile/0/000', 'tile/0/257.p/208', 'tile/1/000', 'tile/1/001.p/1']);
  });

  it('is exact at the edge of a tile: what is full is asked for as full', async () => {
    const asked: string[] = [];
    const note = (size: number) =>
      nodesInTiles(size, async (tile) => {
        asked.push(tilePath(tile));
        return Buffer.alloc(tile.width * 32);
      });
    await note(256)([{ level: 8, index: 0 }]);
    await note(256)([{ level: 7, index: 1 }]);
    await note(255)([{ level: 0, index: 254 }]);
    await note(257)([{ level: 0, index: 256 }]);
    await note(65_536)([{ level: 16, index: 0 }]);
    await note(65_535)([{ level: 8, index: 254 }]);
    await note(2 ** 53 - 1)([{ level: 0, index: 2 ** 53 - 2 }]);
    await note(2 ** 53 - 1)([{ level: 52, index: 0 }]);
    expect(asked).toEqual([
      'tile/1/000.p/1',
      'tile/0/000',
      'tile/0/000.p/255',
      'tile/0/001.p/1',
      'tile/2/000.p/1',
      'tile/1/000.p/255',
      'tile/0/x035/x184/x372/x088/831.p/255',
      'tile/6/000.p/31',
    ]);
  });

  it.each([[{ level: 0, index: 300 }], [{ level: 1, index: 150 }], [{ level: 8, index: 1 }], [{ level: 9, index: 0 }], [{ level: 53, index: 0 }]])(
    'refuses a node that is not whole at its size: %j of 300',
    async (node) => {
      await expect(nodesInTiles(300, whole.read)([node])).rejects.toEqual(refusal('nodes'));
    },
  );

  it('refuses a tile whose length is wrong, by its path', async () => {
    for (const length of [0, 44 * 32 - 1, 44 * 32 + 1, 8_192]) {
      const read = nodesInTiles(300, async () => Buffer.alloc(length));
      await expect(read([{ level: 0, index: 299 }])).rejects.toEqual(refusal('tile/0/001.p/44'));
    }
  });

  it('passes on that a tile is not there', async () => {
    const store = TileStore.of(LEAVES.slice(0, 300));
    store.files.delete('tile/0/000');
    await expect(inclusionProof(3, 300, nodesInTiles(300, store.read))).rejects.toThrow('no tile tile/0/000');
  });

  it('gives a tree changed in a tile another root', async () => {
    const store = TileStore.of(LEAVES.slice(0, 300));
    const root = await rootAt(300, nodesInTiles(300, store.read));
    store.files.get('tile/0/001.p/44')![7]! ^= 1;
    expect(await rootAt(300, nodesInTiles(300, store.read))).not.toEqual(root);
  });
});
