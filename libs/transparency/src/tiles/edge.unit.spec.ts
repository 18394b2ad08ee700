import { leafHash, nodesInTiles, nodesOfLeaves, rootAt, TileEdge, tilePath, tilesOf, type ReadTile } from '../index.js';

it('has the root and the tiles of the tree at every size', async () => {
  const leaves = Array.from({ length: 70_000 }, (_, i) => leafHash(`entry ${i}`));
  const files = new Map<string, Buffer>();
  const edge = TileEdge.empty();
  const read: ReadTile = async (tile) => files.get(tilePath(tile)) ?? Buffer.alloc(0);
  const nodes = nodesOfLeaves(leaves);
  for (const [i, leaf] of leaves.entries()) {
    for (const { tile, bytes } of edge.append(leaf)) files.set(tilePath(tile), bytes);
    if (i % 997 === 0 || i < 600 || (i > 65_300 && i < 65_800)) {
      for (const { tile, bytes } of edge.partial()) files.set(tilePath(tile), bytes);
      const root = await rootAt(i + 1, nodes);
      expect(edge.root()).toEqual(root);
      expect(await rootAt(i + 1, nodesInTiles(i + 1, read))).toEqual(root);
    }
  }
  expect([...tilesOf(70_000)].length).toBe(274 + 2 + 1);
});
