import { EMPTY_ROOT, HASH_BYTES, requireHash, type Hash } from '../hash.js';
import { foldNodes, perfectNodes, requireSize } from '../tree/nodes.js';
import { hashesAt, hashInTile, readWhole, rootOfHashes, tileOf, type ReadTile } from './hashes.js';
import { TILE_WIDTH, type TileId } from './path.js';

/** A tile with what lies in it. */
export interface TileFile {
  readonly tile: TileId;
  readonly bytes: Buffer;
}

/**
 * The right edge of a growing tree: its partial tiles, one a level, which are all that it takes to append, to publish and to know the root.
 * Appending costs one hash on average, however large the tree is.
 */
export class TileEdge {
  /** By level, the tile that is being filled; undefined where a tree of this size has none. */
  private constructor(
    private leaves: number,
    private readonly filling: (Buffer | undefined)[],
  ) {}

  /** The edge of a tree without leaves. */
  static empty(): TileEdge {
    return new TileEdge(0, []);
  }

  /**
   * The edge of a tree of `size` leaves, from its partial tiles. They are believed: compare {@link root} with what is signed.
   * @throws Refused `invalid` (`size`, or the path of a tile whose length is wrong), or whatever `read` throws
   */
  static async open(size: number, read: ReadTile): Promise<TileEdge> {
    requireSize('size', size);
    const edge = new TileEdge(size, []);
    for (const tile of edge.partialTiles()) {
      const bytes = await readWhole(tile, read);
      bytes.copy(edge.fillingAt(tile.level));
    }
    return edge;
  }

  /** Leaves in the tree. */
  get size(): number {
    return this.leaves;
  }

  /**
   * Appends the hash of a leaf. Gives the full tiles that this completed, lowest level first; nobody else holds their bytes.
   * @throws Refused `invalid` (`leaf`) when it is no hash
   */
  append(leaf: Hash): readonly TileFile[] {
    requireHash('leaf', leaf);
    const full: TileFile[] = [];
    let hash = leaf;
    for (let level = 0; ; level += 1) {
      const place = hashesAt(level, this.leaves) % TILE_WIDTH;
      const bytes = this.fillingAt(level);
      hash.copy(bytes, place * HASH_BYTES);
      if (place < TILE_WIDTH - 1) break;
      full.push({ tile: { level, index: hashesAt(level + 1, this.leaves), width: TILE_WIDTH }, bytes });
      this.filling[level] = undefined;
      hash = rootOfHashes(bytes);
    }
    this.leaves += 1;
    return full;
  }

  /** The partial tiles of the tree as it is now, lowest level first. */
  partial(): readonly TileFile[] {
    return this.partialTiles().map((tile) => ({ tile, bytes: Buffer.from(this.fillingAt(tile.level).subarray(0, tile.width * HASH_BYTES)) }));
  }

  /** The root of the tree as it is now; at most 255 hashes a level of tiles. */
  root(): Hash {
    if (this.leaves === 0) return EMPTY_ROOT;
    const nodes = perfectNodes({ from: 0, to: this.leaves });
    return foldNodes(nodes.map((node) => hashInTile(node, this.fillingAt(tileOf(node, this.leaves).level))));
  }

  /** An edge that goes its own way from here. */
  copy(): TileEdge {
    return new TileEdge(
      this.leaves,
      this.filling.map((bytes) => bytes && Buffer.from(bytes)),
    );
  }

  private partialTiles(): TileId[] {
    const tiles: TileId[] = [];
    for (let level = 0; hashesAt(level, this.leaves) > 0; level += 1) {
      const hashes = hashesAt(level, this.leaves);
      const width = hashes % TILE_WIDTH;
      if (width > 0) tiles.push({ level, index: Math.floor(hashes / TILE_WIDTH), width });
    }
    return tiles;
  }

  private fillingAt(level: number): Buffer {
    return (this.filling[level] ??= Buffer.alloc(TILE_WIDTH * HASH_BYTES));
  }
}
