import { Refused } from '#kernel';
import { bundlePath, HASH_BYTES, packBundle, TILE_WIDTH, tilePath, unpackBundle, type BundleId, type ReadTile, type TileId } from '#transparency';
import type { Disk } from '../disk/index.js';

/** A tile that lies on the disk; a partial one may be cut from the full one that has taken its place. Null when neither is there. */
export async function tileOn(disk: Pick<Disk, 'read'>, tile: TileId): Promise<Buffer | null> {
  const own = await disk.read(tilePath(tile));
  if (own !== null || tile.width === TILE_WIDTH) return own;
  const full = await disk.read(tilePath({ ...tile, width: TILE_WIDTH }));
  return full === null ? null : full.subarray(0, tile.width * HASH_BYTES);
}

/** A bundle of entries that lies on the disk, likewise. @throws Refused `invalid` when the full one is no bundle */
export async function bundleOn(disk: Pick<Disk, 'read'>, bundle: BundleId): Promise<Buffer | null> {
  const own = await disk.read(bundlePath(bundle));
  if (own !== null || bundle.width === TILE_WIDTH) return own;
  const full = await disk.read(bundlePath({ ...bundle, width: TILE_WIDTH }));
  return full === null ? null : packBundle(unpackBundle(full, TILE_WIDTH).slice(0, bundle.width));
}

/** The tiles on the disk, for whoever needs them all there. @throws Refused `unavailable` naming the path of one that is not */
export function tilesOn(disk: Pick<Disk, 'read'>): ReadTile {
  return async (tile) => {
    const bytes = await tileOn(disk, tile);
    if (bytes !== null) return bytes;
    const path = tilePath(tile);
    const problem = `the tile ${path} is missing`;
    throw new Refused('unavailable', problem, [{ field: path, problem, remedy: 'restart the server, which makes tiles anew from the log' }]);
  };
}
