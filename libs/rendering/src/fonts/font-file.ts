import { readFileSync } from 'node:fs';

/** What must be known of a TrueType font to set text in it without a surprise. */
export interface FontFile {
  readonly path: string;
  /** Whether it has a glyph of its own for the code point. */
  readonly has: (codePoint: number) => boolean;
  /** How wide the code point is set, in em; as wide as a missing glyph where it has none. */
  readonly advance: (codePoint: number) => number;
}

/** Reads a TrueType file's character map and widths. @throws RangeError where it is no such file */
export function fontFile(path: string): FontFile {
  const bytes = readFileSync(path);
  const tables = tablesOf(bytes);
  const at = (tag: string): number => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new RangeError(`${path} has no ${tag} table`);
    return offset;
  };
  const glyphs = glyphsOf(bytes, at('cmap'), path);
  const perEm = bytes.readUInt16BE(at('head') + 18);
  const lastWidth = bytes.readUInt16BE(at('hhea') + 34) - 1;
  const widths = at('hmtx');
  return {
    path,
    has: (codePoint) => glyphs.has(codePoint),
    advance: (codePoint) => bytes.readUInt16BE(widths + 4 * Math.min(glyphs.get(codePoint) ?? 0, lastWidth)) / perEm,
  };
}

function tablesOf(bytes: Buffer): ReadonlyMap<string, number> {
  const records = Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  return new Map(records.map((record) => [bytes.toString('latin1', record, record + 4), bytes.readUInt32BE(record + 8)]));
}

/** Glyphs by code point, from the map of the whole of Unicode (format 12), or that of its first plane (format 4). */
function glyphsOf(bytes: Buffer, cmap: number, path: string): ReadonlyMap<number, number> {
  const maps = Array.from({ length: bytes.readUInt16BE(cmap + 2) }, (_, index) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * index));
  const ofFormat = (format: number) => maps.find((map) => bytes.readUInt16BE(map) === format);
  const [whole, firstPlane] = [ofFormat(12), ofFormat(4)];
  if (whole !== undefined) return new Map(inGroups(bytes, whole));
  if (firstPlane !== undefined) return new Map(inSegments(bytes, firstPlane));
  throw new RangeError(`${path} has no character map that can be read`);
}

type Glyph = readonly [codePoint: number, glyph: number];

function* inGroups(bytes: Buffer, map: number): Generator<Glyph> {
  const end = map + 16 + 12 * bytes.readUInt32BE(map + 12);
  for (let group = map + 16; group < end; group += 12) {
    const [first, last, glyph] = [bytes.readUInt32BE(group), bytes.readUInt32BE(group + 4), bytes.readUInt32BE(group + 8)];
    for (let codePoint = first; codePoint <= last; codePoint += 1) yield [codePoint, glyph + codePoint - first];
  }
}

/** The last segment ends at U+FFFF and maps it to no glyph. */
function* inSegments(bytes: Buffer, map: number): Generator<Glyph> {
  const size = bytes.readUInt16BE(map + 6);
  const [ends, starts, deltas, offsets] = [map + 14, map + 16 + size, map + 16 + 2 * size, map + 16 + 3 * size];
  for (let at = 0; at < size; at += 2) {
    const [start, delta, offset] = [bytes.readUInt16BE(starts + at), bytes.readUInt16BE(deltas + at), bytes.readUInt16BE(offsets + at)];
    for (let codePoint = start; codePoint <= bytes.readUInt16BE(ends + at); codePoint += 1) {
      const listed = offset === 0 ? codePoint : bytes.readUInt16BE(offsets + at + offset + 2 * (codePoint - start));
      const glyph = (listed + delta) & 0xffff;
      if (listed !== 0 && glyph !== 0) yield [codePoint, glyph];
    }
  }
}
