import { invalid } from '#kernel';
import { requireSize } from '../tree/nodes.js';
import { hashesAt } from './hashes.js';
import { TILE_WIDTH, type BundleId, type TileId } from './path.js';

/**
 * Every tile of a tree of `size` leaves that a tree of `from` lacks, lowest level first, from the left: full ones, and at each level the
 * partial one at the end.
 * @throws Refused `invalid` (`size`, `from`) at the first step
 */
export function* tilesOf(size: number, from = 0): Generator<TileId> {
  requireGrowth(from, size);
  for (let level = 0; hashesAt(level, size) > hashesAt(level, from); level += 1) {
    for (const tile of newOnes(hashesAt(level, size), hashesAt(level, from))) yield { level, ...tile };
  }
}

/**
 * Every bundle of entries that a log of `size` entries has and one of `from` lacks, from the left; the last may be partial.
 * @throws Refused `invalid` (`size`, `from`) at the first step
 */
export function* bundlesOf(size: number, from = 0): Generator<BundleId> {
  requireGrowth(from, size);
  if (size > from) yield* newOnes(size, from);
}

function* newOnes(hashes: number, before: number): Generator<BundleId> {
  for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < hashes; index += 1) {
    yield { index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) };
  }
}

function requireGrowth(from: number, size: number): void {
  requireSize('size', size);
  requireSize('from', from);
  if (from > size) throw invalid('from', `${from} is after ${size}`, 'the smaller size first');
}
