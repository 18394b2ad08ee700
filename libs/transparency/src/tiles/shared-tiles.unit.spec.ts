import { inclusionProof, nodesInTiles, nodesOfLeaves, SharedTiles } from '../index.js';
import { leavesOf, TileStore } from '../testing/tile-store.js';

const SIZE = 66_000;
const LEAVES = leavesOf(SIZE);
const inMemory = nodesOfLeaves(LEAVES);

describe('the tiles that proofs share', () => {
  let store: TileStore;
  let shared: SharedTiles;
  beforeEach(() => {
    store = TileStore.of(LEAVES);
    shared = new SharedTiles();
  });
  const proof = (index: number, size = SIZE) => inclusionProof(index, size, nodesInTiles(size, store.read, shared));

  it("bug-1060: are read once, so that every further proof reads its leaf's own tile alone", async () => {
    await proof(70);
    await proof(65_700);
    store.reads.splice(0);
    for (const index of [0, 255, 256, 40_000, 65_535, 65_536, SIZE - 1]) expect(await proof(index)).toEqual(await inclusionProof(index, SIZE, inMemory));
    expect(store.reads).toEqual(['tile/0/000', 'tile/0/000', 'tile/0/001', 'tile/0/156', 'tile/0/255', 'tile/0/256']);
  });

  it('are those of the size that is asked about, where a smaller tree had narrower ones', async () => {
    for (const size of [65_535, 65_536, 65_537, 65_900, SIZE]) {
      const smaller = TileStore.of(LEAVES.slice(0, size));
      for (const [path, bytes] of smaller.files) store.files.set(path, bytes);
      expect(await proof(300, size)).toEqual(await inclusionProof(300, size, inMemory));
    }
  });

  it('are read anew once they are forgotten: one of them was damaged', async () => {
    const path = 'tile/1/000';
    const sound = store.files.get(path)!;
    store.files.set(path, Buffer.alloc(sound.length, 7));
    const wrong = await proof(70);
    store.files.set(path, sound);
    expect(await proof(70)).toEqual(wrong);
    shared.forget();
    expect(await proof(70)).toEqual(await inclusionProof(70, SIZE, inMemory));
  });

  it('are no more than a few: which of them was asked for least recently is read again', async () => {
    const hash = Buffer.alloc(32);
    const one = nodesInTiles(
      2 ** 53 - 1,
      async ({ index, width }) => {
        asked.push(index);
        return Buffer.concat(Array.from({ length: width }, () => hash));
      },
      shared,
    );
    const asked: number[] = [];
    const ask = (tile: number) => one([{ level: 8, index: tile * 256 }]);
    for (let tile = 0; tile < 128; tile += 1) await ask(tile);
    await ask(0);
    await ask(128);
    asked.splice(0);
    for (const tile of [0, 2, 127, 1]) await ask(tile);
    expect(asked).toEqual([1]);
  });
});
