import { Refused } from '#kernel';
import type { EventReader } from '#event-store';
import {
  bundlePath,
  checkInclusion,
  HASH_BYTES,
  inclusionProof,
  leafHash,
  nodesInTiles,
  packBundle,
  rootAt,
  TILE_WIDTH,
  tilePath,
  type Checkpoint,
  type ReadNodes,
} from '#transparency';
import { bundleOn, tileOn, tilesOn, type TreeDisks } from '../tiles/index.js';

/** What a comparison comes to: all as signed; files that are missing or damaged, which the log can tell again; or an event that is another. */
export type Finding = { readonly is: 'sound' } | { readonly is: 'damaged'; readonly problem: string } | { readonly is: 'altered'; readonly seq: number };

/** What is compared with what was signed. */
export interface ComparedParts extends TreeDisks {
  readonly log: Pick<EventReader, 'readLeaves'>;
  /** A whole number from 0, below the one given: which tiles are looked at. */
  readonly random: (below: number) => number;
}

/** Tiles that are looked at besides the last one. */
const SAMPLED = 16;

/** Compares files and log with what was signed: the root over all tiles at the edge, and under the last tile and some others the entries. */
export async function compare(parts: ComparedParts, signed: Checkpoint): Promise<Finding> {
  const read = nodesInTiles(signed.size, tilesOn(parts.published));
  try {
    if (!(await rootAt(signed.size, read)).equals(signed.root)) return { is: 'damaged', problem: 'the tiles are not those of the last checkpoint' };
    for (const index of sampled(signed.size, parts.random)) {
      const finding = await compareTile(index, parts, signed, read);
      if (finding.is !== 'sound') return finding;
    }
    return { is: 'sound' };
  } catch (error) {
    if (error instanceof Refused) return { is: 'damaged', problem: error.message };
    throw error;
  }
}

/** The last tile of leaves, and others drawn at random: each once. */
function sampled(size: number, random: (below: number) => number): ReadonlySet<number> {
  const last = Math.floor((size - 1) / TILE_WIDTH);
  const others = Array.from({ length: last > 0 ? SAMPLED : 0 }, () => random(last));
  return new Set(size === 0 ? [] : [last, ...others]);
}

async function compareTile(index: number, { log, published, inside }: ComparedParts, signed: Checkpoint, read: ReadNodes): Promise<Finding> {
  const first = index * TILE_WIDTH;
  const width = Math.min(TILE_WIDTH, signed.size - first);
  const tile = await tileOn(published, { level: 0, index, width });
  if (tile === null) return { is: 'damaged', problem: `${tilePath({ level: 0, index, width })} is missing` };
  // the path of one leaf holds all others of its tile: proven, every hash of the tile is as it was signed
  checkInclusion({
    leaf: tile.subarray(0, HASH_BYTES),
    index: first,
    size: signed.size,
    root: signed.root,
    proof: await inclusionProof(first, signed.size, read),
  });
  const leaves = await log.readLeaves(first - 1, width);
  for (let place = 0; place < width; place += 1) {
    const leaf = leaves[place];
    const isSigned = leaf?.seq === first + place && leafHash(leaf.envelope).equals(tile.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES));
    if (!isSigned) return { is: 'altered', seq: first + place };
  }
  const bundle = await bundleOn(inside, { index, width });
  const isWhole = bundle?.equals(packBundle(leaves.map(({ envelope }) => Buffer.from(envelope)))) ?? false;
  return isWhole ? { is: 'sound' } : { is: 'damaged', problem: `${bundlePath({ index, width })} is missing or damaged` };
}
