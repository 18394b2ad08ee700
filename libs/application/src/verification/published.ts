import { bundleOn, checkedCheckpoint, tileOn, type Disk, type Findings, type KnownKeys, type TilesToExamine, type TreeDisks } from '#publishing';
import { bundlePath, HASH_BYTES, leafHash, packBundle, TILE_WIDTH, tilePath, unpackBundle, type TileFile } from '#transparency';
import { damageIn } from './databases.js';

/** What a web server shows of the log: the tree it belongs to, by its checkpoint. Null where nothing is published yet. */
export async function publishedTiles({ published }: TreeDisks, keys: KnownKeys, findings: Findings): Promise<TilesToExamine> {
  const note = await published.read('checkpoint');
  const checkpoint = note === null ? null : checkedCheckpoint(note.toString(), 'published/checkpoint', keys, findings);
  const size = checkpoint?.size ?? 0;
  const leaves = readAhead(size, (index, width) => tileOn(published, { level: 0, index, width }));
  return { size, read: (tile) => (tile.level === 0 ? leaves(tile.index) : tileOn(published, tile)) };
}

/** The bundles of the tree that is published, read in order. */
export function publishedBundles({ inside }: TreeDisks, { size }: TilesToExamine): ReadInOrder {
  return readAhead(size, (index, width) => bundleOn(inside, { index, width }));
}

/** Reads the file of an index; whoever asks for them in order finds the next one read already. */
type ReadInOrder = (index: number) => Promise<Buffer | null>;

/** While one file is looked at, the disk reads the next: of those that a tree of `size` has, each as wide as it is there. */
function readAhead(size: number, read: (index: number, width: number) => Promise<Buffer | null>): ReadInOrder {
  let ahead: { readonly index: number; readonly bytes: Promise<Buffer | null> } | null = null;
  const begin = (index: number): Promise<Buffer | null> => {
    const bytes = read(index, Math.min(TILE_WIDTH, size - index * TILE_WIDTH));
    // thrown at whoever asks for it
    bytes.catch(() => undefined);
    return bytes;
  };
  return (index) => {
    const bytes = ahead?.index === index ? ahead.bytes : begin(index);
    ahead = (index + 1) * TILE_WIDTH < size ? { index: index + 1, bytes: begin(index + 1) } : null;
    return bytes;
  };
}

/** Holds a bundle on the disk to the entries it is of: those of one tile, from `first`. */
export async function examineBundle(disks: TreeDisks, read: ReadInOrder, first: number, entries: readonly Buffer[], findings: Findings): Promise<void> {
  const bundle = { index: first / TILE_WIDTH, width: entries.length };
  const file = bundlePath(bundle);
  try {
    const written = await read(bundle.index);
    if (written === null) findings.fault('tiles', 'fileMissing', { file });
    else if (!written.equals(packBundle(entries)) && !(await isAsItsTile(disks.published, bundle, written))) findings.fault('tiles', 'bundleAltered', { file });
  } catch (error) {
    findings.fault('tiles', 'fileUnreadable', { file, why: damageIn(error) });
  }
}

/** Then it is the entry in the log that was altered, which is told by itself. */
async function isAsItsTile(published: Disk, bundle: { readonly index: number; readonly width: number }, written: Buffer): Promise<boolean> {
  const tile = await tileOn(published, { level: 0, ...bundle });
  return tile?.equals(Buffer.concat(unpackBundle(written, bundle.width).map(leafHash))) ?? false;
}

/** The partial files of smaller trees that still lie beside the latest are beginnings of it. */
export async function examineOlderPartials(
  { published, inside }: TreeDisks,
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

async function examineBeginnings(disk: Disk, path: string, most: number, beginning: (width: number) => Buffer, findings: Findings): Promise<void> {
  for (const name of await disk.list(`${path}.p`)) {
    const width = Number(name);
    const file = `${path}.p/${name}`;
    if (!Number.isInteger(width) || width > most) continue;
    const written = await disk.read(file);
    if (width < 1 || written?.equals(beginning(width)) === false) findings.fault('tiles', 'tileAltered', { file });
  }
}
