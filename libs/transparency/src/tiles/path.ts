/** Hashes in a full tile, and entries in a full bundle: 2^8 (c2sp.org/tlog-tiles v0.1.0). */
export const TILE_WIDTH = 256;

/** Highest level that a path may name. */
const MAX_LEVEL = 63;

/** A tile: hash `i` of it is the root over the leaves `[(index * 256 + i) * 256^level, (index * 256 + i + 1) * 256^level)`. */
export interface TileId {
  readonly level: number;
  readonly index: number;
  /** Hashes in it: 1 to 256; fewer than 256 at the right edge of a tree. */
  readonly width: number;
}

/** A bundle of entries: entry `i` of it is leaf `index * 256 + i`. */
export interface BundleId {
  readonly index: number;
  /** Entries in it: 1 to 256. */
  readonly width: number;
}

/** Where a tile lies: `tile/<level>/<index>`, and `.p/<width>` behind it when it is not full. */
export function tilePath({ level, index, width }: TileId): string {
  return `tile/${level}/${place(index, width)}`;
}

/** Where a bundle of entries lies: `tile/entries/<index>`, and `.p/<width>` behind it when it is not full. */
export function bundlePath({ index, width }: BundleId): string {
  return `tile/entries/${place(index, width)}`;
}

/** The tile that lies at a path; null when the path is none of a tile, written exactly as {@link tilePath} does. */
export function parseTilePath(path: string): TileId | null {
  const [, level = '', rest = ''] = TILE.exec(path) ?? [];
  const bundle = parsePlace(rest);
  const tile = bundle && { level: Number(level), ...bundle };
  return tile && tile.level <= MAX_LEVEL && tilePath(tile) === path ? tile : null;
}

/** The bundle that lies at a path; null when the path is none of a bundle, written exactly as {@link bundlePath} does. */
export function parseBundlePath(path: string): BundleId | null {
  const [, rest = ''] = BUNDLE.exec(path) ?? [];
  const bundle = parsePlace(rest);
  return bundle && bundlePath(bundle) === path ? bundle : null;
}

const TILE = /^tile\/(\d{1,2})\/([x\d/]+(?:\.p\/\d+)?)$/;
const BUNDLE = /^tile\/entries\/([x\d/]+(?:\.p\/\d+)?)$/;

/** The index in groups of three digits, all but the last after an `x`: 1234067 is `x001/x234/067`. */
function place(index: number, width: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').replace(/\d{3}(?=\d)/g, 'x$&/');
  return width === TILE_WIDTH ? groups : `${groups}.p/${width}`;
}

/** Forgives other spellings: writing it again shows them. */
function parsePlace(text: string): BundleId | null {
  const [groups = '', width] = text.split('.p/');
  const bundle = { index: Number(groups.replace(/[x/]/g, '')), width: width === undefined ? TILE_WIDTH : Number(width) };
  const isOne = groups !== '' && Number.isSafeInteger(bundle.index) && bundle.width >= 1 && bundle.width <= TILE_WIDTH;
  return isOne ? bundle : null;
}
