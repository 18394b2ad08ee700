import { Refused } from '#kernel';
import { bundlePath, HASH_BYTES, packBundle, TILE_WIDTH, tilePath, unpackBundle, type BundleId, type ReadTile, type TileId } from '#transparency';
import type { Disk } from '../disk/index.js';

/** A tile that lies on the disk; a partial one may be cut from a wider one that has taken its place. Null when neither is there. */
export async function tileOn(disk: Readable, tile: TileId): Promise<Buffer | null> {
  const wider = await widest(disk, tile, (width) => tilePath({ ...tile, width }));
  return wider === null ? null : wider.bytes.subarray(0, tile.width * HASH_BYTES);
}

/** A bundle of entries that lies on the disk, likewise. @throws Refused `invalid` when a wider one is no bundle */
export async function bundleOn(disk: Readable, bundle: BundleId): Promise<Buffer | null> {
  const wider = await widest(disk, bundle, (width) => bundlePath({ ...bundle, width }));
  if (wider === null || wider.width === bundle.width) return wider?.bytes ?? null;
  return packBundle(unpackBundle(wider.bytes, wider.width).slice(0, bundle.width));
}

type Readable = Pick<Disk, 'read' | 'list'>;

/** The file of that width, or else the full one, or else a partial one that is wider: every narrower one is its beginning. */
async function widest(disk: Readable, { width }: { readonly width: number }, pathOf: (width: number) => string) {
  for (const each of [width, TILE_WIDTH]) {
    const bytes = await disk.read(pathOf(each));
    if (bytes !== null) return { width: each, bytes };
  }
  const names = await disk.list(`${pathOf(TILE_WIDTH)}.p`);
  const wider = Math.min(...names.map(Number).filter((each) => each > width));
  const bytes = Number.isFinite(wider) ? await disk.read(pathOf(wider)) : null;
  return bytes === null ? null : { width: wider, bytes };
}

/** The tiles on the disk, for whoever needs them all there. @throws Refused `unavailable` naming the path of one that is not */
export function tilesOn(disk: Readable): ReadTile {
  return async (tile) => {
    const bytes = await tileOn(disk, tile);
    if (bytes !== null) return bytes;
    const path = tilePath(tile);
    const problem = `the tile ${path} is missing`;
    throw new Refused('unavailable', problem, [{ field: path, problem, remedy: 'ask again in a moment: a running server makes it anew from the log' }]);
  };
}
