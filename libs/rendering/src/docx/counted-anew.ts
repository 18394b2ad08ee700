/** Where the library writes a number that it counts up for as long as the program runs: of drawings, of bookmarks, and in the names of places in the contents. */
const COUNTED = [/(?<=<wp:docPr id=")\d+/gu, /(?<=<w:bookmark(?:Start|End)\b[^>]*\bw:id=")\d+/gu, /(?<=\b_Toc)\d+/gu];

/** The same numbers in the same document: each kind counted from 1, in the order that they are first met in. */
export function countedAnew(xml: string): string {
  return COUNTED.reduce((text, ids) => {
    const met = new Map<string, number>();
    return text.replaceAll(ids, (id) => String(met.get(id) ?? (met.set(id, met.size + 1), met.size)));
  }, xml);
}
