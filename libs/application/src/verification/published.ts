import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explained } from '#kernel';
import { bundleOn, checkedCheckpoint, nodeDisk, tileOn, type Disk, type Findings, type KnownKeys, type TilesToExamine } from '#publishing';
import { bundlePath, HASH_BYTES, leafHash, packBundle, TILE_WIDTH, tilePath, unpackBundle, type TileFile } from '#transparency';
import { damageIn } from './databases.js';

/** A folder that is only read. */
type ReadingDisk = Pick<Disk, 'read' | 'list'>;

/** Where the tree lies: hash tiles for anybody, bundles of entries for the organisation itself. */
export interface PublishedDisks {
  readonly published: ReadingDisk;
  readonly inside: ReadingDisk;
}

/** Reads at once: whoever verifies has nothing else to do meanwhile, and to wait for a small file costs more than to read it. */
export function readingDisk(root: string): ReadingDisk {
  const disk = nodeDisk(root);
  return { list: (folder) => disk.list(folder), read: async (path) => bytesAt(join(root, path)) };
}

function bytesAt(path: string): Buffer | null {
  try {
    return existsSync(path) ? readFileSync(path) : null;
  } catch (error) {
    throw explained(path, error);
  }
}

/** What a web server shows of the log: the tree it belongs to, by its checkpoint. Null where nothing is published yet. */
export async function publishedTiles({ published }: PublishedDisks, keys: KnownKeys, findings: Findings): Promise<TilesToExamine> {
  const note = await published.read('checkpoint');
  const checkpoint = note === null ? null : checkedCheckpoint(note.toString(), 'published/checkpoint', keys, findings);
  return { size: checkpoint?.size ?? 0, read: (tile) => tileOn(published, tile) };
}

/** Holds a bundle on the disk to the entries it is of: those of one tile, from `first`. */
export async function examineBundle(disks: PublishedDisks, first: number, entries: readonly Buffer[], findings: Findings): Promise<void> {
  const bundle = { index: first / TILE_WIDTH, width: entries.length };
  const file = bundlePath(bundle);
  try {
    const written = await bundleOn(disks.inside, bundle);
    if (written === null) findings.fault('tiles', 'fileMissing', { file });
    else if (!written.equals(packBundle(entries)) && !(await isAsItsTile(disks.published, bundle, written))) findings.fault('tiles', 'bundleAltered', { file });
  } catch (error) {
    findings.fault('tiles', 'fileUnreadable', { file, why: damageIn(error) });
  }
}

/** Then it is the entry in the log that was altered, which is told by itself. */
async function isAsItsTile(published: ReadingDisk, bundle: { readonly index: number; readonly width: number }, written: Buffer): Promise<boolean> {
  const tile = await tileOn(published, { level: 0, ...bundle });
  return tile?.equals(Buffer.concat(unpackBundle(written, bundle.width).map(leafHash))) ?? false;
}

/** The partial files of smaller trees that still lie beside the latest are beginnings of it. */
export async function examineOlderPartials(
  { published, inside }: PublishedDisks,
  tiles: readonly TileFile[],
  entries: readonly Buffer[],
  findings: Findings,
): Promise<void> {
  for (const { tile, bytes } of tiles) {
    await examineBeginnings(published, tilePath({ ...tile, width: TILE_WIDTH }), tile.width, (width) => bytes.subarray(0, width * HASH_BYTES), findings);
    if (tile.level > 0) continue;
    const path = bundlePath({ index: tile.index, width: TILE_WIDTH });
    await examineBeginnings(inside, path, entries.length, (width) => packBundle(entries.slice(0, width)), findings);
  }
}

async function examineBeginnings(disk: ReadingDisk, path: string, most: number, beginning: (width: number) => Buffer, findings: Findings): Promise<void> {
  for (const name of await disk.list(`${path}.p`)) {
    const width = Number(name);
    const file = `${path}.p/${name}`;
    if (!Number.isInteger(width) || width > most) continue;
    const written = await disk.read(file);
    if (width < 1 || written?.equals(beginning(width)) === false) findings.fault('tiles', 'tileAltered', { file });
  }
}
