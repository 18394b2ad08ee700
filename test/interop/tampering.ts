import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  bundlePath,
  bundlesOf,
  formatNote,
  leafHash,
  newSigningKey,
  packBundle,
  parseNote,
  signerOf,
  TileEdge,
  tilePath,
  unpackBundle,
  type NoteSigner,
} from '#transparency';

/** Something that is done to a package, by somebody who can write its files. */
export type Tampering = (folder: string) => Promise<void>;

/** What a package holds of its events, in order. */
interface Held {
  readonly entries: Buffer[];
  readonly lines: string[];
}

async function heldIn(folder: string, size: number): Promise<Held> {
  const bundles = await Promise.all([...bundlesOf(size)].map(async (bundle) => unpackBundle(await readFile(join(folder, bundlePath(bundle))), bundle.width)));
  return { entries: bundles.flat(), lines: (await readFile(join(folder, 'events.ndjson'), 'utf8')).trimEnd().split('\n') };
}

/** Writes bundles, tiles and lines as if they had always been so: only what was signed tells. */
async function writeHeld(folder: string, { entries, lines }: Held): Promise<void> {
  await rm(join(folder, 'tile'), { recursive: true });
  const edge = TileEdge.empty();
  const tiles = entries.flatMap((entry) => edge.append(leafHash(entry)));
  for (const { tile, bytes } of [...tiles, ...edge.partial()]) await write(join(folder, tilePath(tile)), bytes);
  for (const bundle of bundlesOf(entries.length)) {
    await write(join(folder, bundlePath(bundle)), packBundle(entries.slice(bundle.index * 256, bundle.index * 256 + bundle.width)));
  }
  await writeFile(join(folder, 'events.ndjson'), `${lines.map(renumbered).join('\n')}\n`);
}

async function write(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

function renumbered(line: string, seq: number): string {
  return line.replace(/^\{"seq":\d+/, `{"seq":${seq}`);
}

/** Rewrites the history, with every bundle and tile made to fit. */
export function rewritten(size: number, change: (held: Held) => void): Tampering {
  return async (folder) => {
    const held = await heldIn(folder, size);
    change(held);
    await writeHeld(folder, held);
  };
}

/** Changes one entry in its bundle; tiles stay as they were. */
export function inBundle(seq: number, change: (envelope: string) => string): Tampering {
  return async (folder) => {
    const path = join(folder, bundlePath({ index: Math.floor(seq / 256), width: 256 }));
    const entries = [...unpackBundle(await readFile(path), 256)];
    entries[seq % 256] = Buffer.from(change(String(entries[seq % 256])));
    await writeFile(path, packBundle(entries));
  };
}

export function inLine(seq: number, change: (line: string) => string): Tampering {
  return inText('events.ndjson', (text) =>
    text
      .split('\n')
      .map((line, index) => (index === seq ? change(line) : line))
      .join('\n'),
  );
}

export function inText(name: string, change: (text: string) => string): Tampering {
  return async (folder) => {
    const before = await readFile(join(folder, name), 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`nothing of ${name} was changed`);
    await writeFile(join(folder, name), after);
  };
}

export function flipped(name: string, at: number): Tampering {
  return async (folder) => {
    const bytes = await readFile(join(folder, name));
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await writeFile(join(folder, name), bytes);
  };
}

export function cutShort(name: string, bytes: number): Tampering {
  return (folder) => truncate(join(folder, name), bytes);
}

/** Signs checkpoints anew, and puts the new key where the old one stood. */
export function signedAnew(origin: string, checkpoints: readonly string[], key: string): Tampering {
  const made = newSigningKey(origin);
  return async (folder) => {
    for (const name of checkpoints) await signAnew(join(folder, name), signerOf(made.skey));
    await inText('keys', (text) => text.replace(key, made.vkey))(folder);
  };
}

async function signAnew(path: string, signer: NoteSigner): Promise<void> {
  const text = parseNote(await readFile(path, 'utf8')).text.replace(/^[^\n]+/, signer.name);
  await writeFile(path, formatNote(text, [signer.sign(text)]));
}
