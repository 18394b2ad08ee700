import { Remembered } from '#kernel';
import { readWhole, rowsOf, type ReadTile, type TileRows } from './hashes.js';
import { TILE_WIDTH, tilePath, type TileId } from './path.js';

/** With the rows above their hashes 16 kB each at most; of a log of eight million entries it is all but the leaves' own. */
const MOST = 128;

/**
 * The tiles that proofs share, with the nodes in them worked out: those above the leaves' own, and the partial ones at the edge of a tree. A proof
 * then reads one tile and hashes what is in it, however large the log is. A tile never changes; one that turns out to have been damaged is to be
 * forgotten.
 */
export class SharedTiles {
  #known = new Remembered<string, TileRows>(MOST);

  /** The rows of a tile, which is read unless it is remembered. @throws Refused `invalid` when its length is wrong, or whatever `read` throws */
  async rowsOf(tile: TileId, read: ReadTile): Promise<TileRows> {
    const path = tilePath(tile);
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const rows = rowsOf(await readWhole(tile, read));
    if (tile.level > 0 || tile.width < TILE_WIDTH) this.#known.set(path, rows);
    return rows;
  }

  /** From now on every tile is read anew. */
  forget(): void {
    this.#known = new Remembered(MOST);
  }
}
