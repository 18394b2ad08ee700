import { hash } from 'node:crypto';
import { invalid } from '#kernel';
import { HASH_BYTES, type Hash } from '../hash.js';
import type { TreeNode } from '../tree/nodes.js';
import { TILE_WIDTH, tilePath, type TileId } from './path.js';

/** Gives the bytes of a tile: its hashes side by side. */
export type ReadTile = (tile: TileId) => Promise<Buffer>;

/** The hashes in a tile, row upon row: row k holds the nodes of k levels above the tile's own. */
export type TileRows = readonly Buffer[];

/** Levels of the tree in a tile: 256 is 2^8. */
const TILE_LEVELS = 8;

/** Hashes of its level that a tree of `size` leaves has: the perfect subtrees of 256^level leaves. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The tile in which the hashes below a node lie, with the width that a tree of `size` leaves gives it. */
export function tileOf({ level, index }: TreeNode, size: number): TileId {
  const tileLevel = Math.floor(level / TILE_LEVELS);
  const tileIndex = Math.floor(index / 2 ** (TILE_LEVELS - (level % TILE_LEVELS)));
  return { level: tileLevel, index: tileIndex, width: Math.min(TILE_WIDTH, hashesAt(tileLevel, size) - tileIndex * TILE_WIDTH) };
}

/** The hash of a node, from the bytes of its tile. */
export function hashInTile({ level, index }: TreeNode, bytes: Buffer): Hash {
  const count = 2 ** (level % TILE_LEVELS);
  const first = (index * count) % TILE_WIDTH;
  return rootOfHashes(bytes.subarray(first * HASH_BYTES, (first + count) * HASH_BYTES));
}

/** The root over 2^k hashes that lie side by side. */
export function rootOfHashes(hashes: Buffer): Hash {
  let row = hashes;
  while (row.length > HASH_BYTES) row = rowAbove(row);
  return row;
}

/** The rows of the tree in a tile: its hashes, and above each row the hashes over its pairs; of a partial tile those that are whole. */
export function rowsOf(bytes: Buffer): TileRows {
  const rows = [bytes];
  for (let row = bytes; rows.length < TILE_LEVELS && row.length > HASH_BYTES; rows.push(row)) row = rowAbove(row);
  return rows;
}

/** The hash of a node, from the rows of its tile. */
export function hashInRows({ level, index }: TreeNode, rows: TileRows): Hash {
  const height = level % TILE_LEVELS;
  const at = (index % 2 ** (TILE_LEVELS - height)) * HASH_BYTES;
  return rows[height]!.subarray(at, at + HASH_BYTES);
}

/** In one buffer, as Node takes longer to make a buffer than to hash one. */
function rowAbove(row: Buffer): Buffer {
  const above = Buffer.allocUnsafe(Math.floor(row.length / (2 * HASH_BYTES)) * HASH_BYTES);
  for (let at = 0; at < above.length; at += HASH_BYTES) {
    row.copy(PAIR, 1, 2 * at, 2 * at + 2 * HASH_BYTES);
    above.write(hash('sha256', PAIR, 'binary'), at, 'latin1');
  }
  return above;
}

/** What an inner node is the hash of: 0x01 and two hashes (RFC 6962, section 2.1). */
const PAIR = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** A tile's bytes, as many as its width says. @throws Refused `invalid` naming the tile's path, or whatever `read` throws */
export async function readWhole(tile: TileId, read: ReadTile): Promise<Buffer> {
  const bytes = await read(tile);
  const wanted = tile.width * HASH_BYTES;
  if (bytes.length !== wanted) throw invalid(tilePath(tile), `is ${bytes.length} bytes long`, `${wanted} bytes: ${tile.width} hashes`);
  return bytes;
}
