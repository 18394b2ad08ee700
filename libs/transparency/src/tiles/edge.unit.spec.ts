import fc from 'fast-check';
import { EMPTY_ROOT, leafHash, nodesOfLeaves, rootAt, TileEdge, tilePath, tilesOf } from '../index.js';
import { fieldsRefused, refusal } from '../testing/refusing.js';
import { leavesOf, TileStore } from '../testing/tile-store.js';

const LEAVES = leavesOf(66_000);
const nodes = nodesOfLeaves(LEAVES);

describe('the edge of a growing tree', () => {
  it('has the root of the tree at every size', async () => {
    const edge = TileEdge.empty();
    expect(edge.root()).toEqual(EMPTY_ROOT);
    for (const [i, leaf] of LEAVES.entries()) {
      edge.append(leaf);
      const size = i + 1;
      expect(edge.size).toBe(size);
      if (size <= 1_030 || size % 1_021 === 0 || Math.abs(size - 65_536) < 4) expect(edge.root()).toEqual(await rootAt(size, nodes));
    }
  });

  it('gives each tile once, as it fills, with the hashes of its level', async () => {
    const edge = TileEdge.empty();
    const given: string[] = [];
    for (const [i, leaf] of LEAVES.entries()) {
      for (const { tile, bytes } of edge.append(leaf)) {
        given.push(tilePath(tile));
        expect((tile.index + 1) * 256 ** (tile.level + 1)).toBe(i + 1);
        const wanted = await nodes(Array.from({ length: 256 }, (_, j) => ({ level: 8 * tile.level, index: tile.index * 256 + j })));
        expect(bytes.equals(Buffer.concat(wanted))).toBe(true);
      }
    }
    const full = [...tilesOf(LEAVES.length)].filter(({ width }) => width === 256).map(tilePath);
    expect(given.toSorted()).toEqual(full.toSorted());
    expect(given.indexOf('tile/0/255')).toBe(given.indexOf('tile/1/000') - 1);
  });

  it('has the partial tiles that a tree of its size has, and no empty one', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(2_000), fc.constantFrom(0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537)), (size) => {
        const edge = TileEdge.empty();
        for (const leaf of LEAVES.slice(0, size)) edge.append(leaf);
        const partial = edge.partial();
        expect(partial.map(({ tile }) => tilePath(tile))).toEqual([...tilesOf(size)].filter(({ width }) => width < 256).map(tilePath));
        for (const { tile, bytes } of partial) expect(bytes).toHaveLength(tile.width * 32);
      }),
      { numRuns: 30 },
    );
  });

  it('goes on from its tiles as if it had never stopped, wherever it was stopped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_500), fc.nat(700), async (first, more) => {
        const store = TileStore.of(LEAVES.slice(0, first));
        const edge = await TileEdge.open(first, store.read);
        expect(edge.size).toBe(first);
        expect(edge.root()).toEqual(await rootAt(first, nodes));
        for (const leaf of LEAVES.slice(first, first + more)) store.keep(edge.append(leaf));
        store.keep(edge.partial());
        expect(edge.root()).toEqual(await rootAt(first + more, nodes));
        const scratch = TileStore.of(LEAVES.slice(0, first + more));
        for (const [path, bytes] of scratch.files) expect(store.files.get(path)?.equals(bytes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('opens with no tile but the partial ones', async () => {
    const store = TileStore.of(LEAVES.slice(0, 65_536 + 256 + 3));
    await TileEdge.open(65_536 + 256 + 3, store.read);
    expect(store.reads).toEqual(['tile/0/257.p/3', 'tile/1/001.p/1', 'tile/2/000.p/1']);
  });

  it('refuses to open from a tile that is too short or too long, or at a size that can’t be', async () => {
    for (const length of [0, 2 * 32, 3 * 32 - 1, 3 * 32 + 1, 4 * 32]) {
      await expect(TileEdge.open(3, async () => Buffer.alloc(length))).rejects.toEqual(refusal('tile/0/000.p/3'));
    }
    await expect(TileEdge.open(-1, async () => Buffer.alloc(0))).rejects.toEqual(refusal('size'));
  });

  it('keeps nothing of the tiles that it gives or takes, and goes its own way when copied', async () => {
    const store = TileStore.of(LEAVES.slice(0, 300));
    const edge = await TileEdge.open(300, store.read);
    const before = edge.root();
    for (const bytes of store.files.values()) bytes.fill(0);
    for (const { bytes } of edge.partial()) bytes.fill(0);
    expect(edge.root()).toEqual(before);
    const copy = edge.copy();
    for (const leaf of LEAVES.slice(300, 600)) copy.append(leaf);
    expect(edge.size).toBe(300);
    expect(edge.root()).toEqual(before);
    expect(copy.root()).toEqual(await rootAt(600, nodes));
    // in the same tile, so that neither may write where the other does
    const beside = edge.copy();
    beside.append(LEAVES[300]!);
    edge.append(leafHash('another way'));
    expect(beside.root()).toEqual(await rootAt(301, nodes));
    expect(copy.root()).toEqual(await rootAt(600, nodes));
  });

  it('takes nothing for a leaf but a hash, and stays as it was', async () => {
    const edge = TileEdge.empty();
    edge.append(LEAVES[0]!);
    for (const length of [0, 31, 33, 64]) expect(fieldsRefused(() => edge.append(Buffer.alloc(length)))).toEqual(['leaf']);
    edge.append(LEAVES[1]!);
    expect(edge.root()).toEqual(await rootAt(2, nodes));
  });

  it('is exact at sizes beyond 2^32', async () => {
    const size = 2 ** 40 + 2 ** 32 + 2 ** 31 + 255;
    const edge = await TileEdge.open(size, async ({ width }) => Buffer.alloc(width * 32, 7));
    expect(edge.partial().map(({ tile }) => tilePath(tile))).toEqual([
      'tile/0/x004/x320/x133/120.p/255',
      'tile/3/257.p/128',
      'tile/4/001.p/1',
      'tile/5/000.p/1',
    ]);
    const [full] = edge.append(leafHash('the one that fills the tile'));
    expect(full?.tile).toEqual({ level: 0, index: (size - 255) / 256, width: 256 });
    expect(edge.size).toBe(size + 1);
  });
});
