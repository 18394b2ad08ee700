import { missingNode, type ReadNodes } from '../tree/nodes.js';
import { hashInRows, tileOf, type ReadTile, type TileRows } from './hashes.js';
import { tilePath } from './path.js';
import { SharedTiles } from './shared-tiles.js';

/**
 * The nodes of a tree of `size` leaves that lies in tiles. Each tile is read once per call, and one that `shared` remembers not at all; a partial
 * one is asked for with the width that the size gives it. Tiles are believed: what is proven with them holds only against a root that is known
 * otherwise.
 * @throws Refused `invalid` when asked for a node beyond the size, or when a tile has another length than its width says
 */
export function nodesInTiles(size: number, read: ReadTile, shared = new SharedTiles()): ReadNodes {
  return async (nodes) => {
    const tiles = new Map<string, Promise<TileRows>>();
    return Promise.all(
      nodes.map(async (node) => {
        if ((node.index + 1) * 2 ** node.level > size) throw missingNode(node, size);
        const tile = tileOf(node, size);
        const path = tilePath(tile);
        const rows = tiles.get(path) ?? shared.rowsOf(tile, read);
        tiles.set(path, rows);
        return hashInRows(node, await rows);
      }),
    );
  };
}
