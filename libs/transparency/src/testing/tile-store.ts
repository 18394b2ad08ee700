import { leafHash, TileEdge, tilePath, type Hash, type ReadTile, type TileFile } from '../index.js';

/** Leaves that are all different. */
export function leavesOf(size: number): Hash[] {
  return Array.from({ length: size }, (_, i) => leafHash(`entry ${i}`));
}

/** Tiles in memory, by path; what is read from them is written down. */
export class TileStore {
  readonly files = new Map<string, Buffer>();
  readonly reads: string[] = [];

  /** The tiles of a tree with these leaves, and nothing else. */
  static of(leaves: readonly Hash[]): TileStore {
    const store = new TileStore();
    const edge = TileEdge.empty();
    for (const leaf of leaves) store.keep(edge.append(leaf));
    store.keep(edge.partial());
    return store;
  }

  keep(files: readonly TileFile[]): void {
    for (const { tile, bytes } of files) this.files.set(tilePath(tile), bytes);
  }

  readonly read: ReadTile = async (tile) => {
    const path = tilePath(tile);
    const bytes = this.files.get(path);
    if (bytes === undefined) throw new Error(`no tile ${path}`);
    this.reads.push(path);
    return bytes;
  };
}
