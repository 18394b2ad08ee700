import { invalid } from '#kernel';
import { TILE_WIDTH } from './path.js';

/** Longest entry that a bundle can hold, in bytes: its length is written in 16 bits. */
export const MAX_ENTRY_BYTES = 65_535;

const LENGTH_BYTES = 2;

/**
 * Entries as one file: before each, its length as a big-endian 16-bit number (c2sp.org/tlog-tiles v0.1.0). A text stands for its UTF-8.
 * @throws Refused `invalid` (`bundle`, `entry`)
 */
export function packBundle(entries: readonly (Uint8Array | string)[]): Buffer {
  requireWidth(entries.length);
  const lengths = entries.map(lengthOf);
  const bundle = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + LENGTH_BYTES + length, 0));
  let at = 0;
  for (const [i, entry] of entries.entries()) {
    const start = bundle.writeUInt16BE(lengths[i]!, at);
    if (typeof entry === 'string') bundle.write(entry, start);
    else bundle.set(entry, start);
    at = start + lengths[i]!;
  }
  return bundle;
}

/**
 * The entries of a bundle of this width.
 * @throws Refused `invalid` (`bundle`) when it ends early or goes on behind the last
 */
export function unpackBundle(bytes: Buffer, width: number): readonly Buffer[] {
  requireWidth(width);
  let at = 0;
  const entries = Array.from({ length: width }, (_, i) => {
    const start = at + LENGTH_BYTES;
    at = start + (start <= bytes.length ? bytes.readUInt16BE(at) : 0);
    if (at > bytes.length) throw invalid('bundle', `ends within entry ${i}`, `${width} whole entries`);
    return bytes.subarray(start, at);
  });
  if (at < bytes.length) throw invalid('bundle', `goes on behind entry ${width - 1}`, `${width} entries and nothing more`);
  return entries;
}

function lengthOf(entry: Uint8Array | string): number {
  const length = Buffer.byteLength(entry);
  if (length > MAX_ENTRY_BYTES) throw invalid('entry', `is ${length} bytes long`, `${MAX_ENTRY_BYTES} bytes at most`);
  return length;
}

function requireWidth(width: number): void {
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw invalid('bundle', `can't hold ${width} entries`, `1 to ${TILE_WIDTH}`);
}
