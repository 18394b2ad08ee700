import { hash } from 'node:crypto';
import { bundlePath, parseBundlePath, parseTilePath, tilePath, TILE_WIDTH } from '#transparency';

/** The files of a package that have one name. */
export const FILES = {
  readme: 'README.txt',
  manifest: 'manifest.json',
  keys: 'keys',
  policy: 'policy',
  checkpoint: 'checkpoint',
  events: 'events.ndjson',
} as const;

/** Most bytes that are read of a file, by what it is: nothing in a package is believed to be as small as it says. */
export const MOST_BYTES = { text: 1024 * 1024, note: 256 * 1024, tile: TILE_WIDTH * 32, bundle: TILE_WIDTH * (2 + 65_535), line: 1024 * 1024 } as const;

const CHECKPOINT = /^checkpoints\/(0|[1-9]\d{0,15})$/;
const STAMP = /^checkpoints\/(0|[1-9]\d{0,15})\.tsr$/;
const EARLIER_LOG = /^earlier-logs\/[0-9a-f]{64}\/(0|[1-9]\d{0,15})$/;

export function checkpointPath(size: number): string {
  return `checkpoints/${size}`;
}

/** Size of the checkpoint that lies at the path; null when the path is none of a checkpoint. */
export function checkpointSize(path: string): number | null {
  return numberIn(CHECKPOINT, path);
}

export function stampPath(size: number): string {
  return `checkpoints/${size}.tsr`;
}

/** Size of the checkpoint whose time stamp lies at the path; null when the path is none of a time stamp. */
export function stampSize(path: string): number | null {
  return numberIn(STAMP, path);
}

/** Where the checkpoints of an earlier origin of the log lie, each under its size. */
export function earlierLogFolder(origin: string): string {
  return `earlier-logs/${hash('sha256', origin, 'hex')}/`;
}

/** Whether a file belongs in the package of a tree of this size, of a log that has had these origins. */
export function belongs(path: string, size: number, origins: readonly string[]): boolean {
  if ((Object.values(FILES) as readonly string[]).includes(path)) return true;
  if (EARLIER_LOG.test(path)) return origins.some((origin) => path.startsWith(earlierLogFolder(origin)));
  const of = checkpointSize(path) ?? stampSize(path);
  if (of !== null) return of > 0 && of <= size;
  const tile = parseTilePath(path);
  if (tile !== null) return path === tilePath({ ...tile, width: widthOf(Math.floor(size / TILE_WIDTH ** tile.level), tile.index) });
  const bundle = parseBundlePath(path);
  return bundle !== null && path === bundlePath({ ...bundle, width: widthOf(size, bundle.index) });
}

/** How many of `total` lie in the file of this index; 0 when none do. */
function widthOf(total: number, index: number): number {
  return Math.min(TILE_WIDTH, Math.max(0, total - index * TILE_WIDTH));
}

function numberIn(form: RegExp, path: string): number | null {
  const digits = form.exec(path)?.[1];
  return digits === undefined || !Number.isSafeInteger(Number(digits)) ? null : Number(digits);
}
