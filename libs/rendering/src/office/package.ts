import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A zip entry's time has neither zone nor meaning here: the same one always, so that the same parts give the same bytes. */
const TIME = new Date(1980, 0, 1);

/** What an office file says of itself. */
export interface Properties {
  readonly title: string;
  readonly creator: string;
  readonly subject: string;
  readonly language: string;
  readonly identifier: string;
  /** Calendar date that the file is dated by. */
  readonly dated: string;
}

/**
 * An office file (a zip of XML parts) as it is to be kept: parts in one order, dated by the report and not by the clock, and each XML part
 * as `mended` gives it, told which parts there are.
 */
export function repacked(file: Uint8Array, properties: Properties, mended: (path: string, xml: string, paths: ReadonlySet<string>) => string): Uint8Array {
  const parts = Object.entries(unzipSync(file)).filter(([path]) => !path.endsWith('/'));
  const paths = new Set(parts.map(([path]) => path));
  const kept = parts.map(([path, bytes]): [string, Uint8Array] => {
    if (path === 'docProps/core.xml') return [path, strToU8(coreXml(properties))];
    return [path, /\.(?:xml|rels)$/u.test(path) ? strToU8(mended(path, strFromU8(bytes), paths)) : bytes];
  });
  return zipSync(Object.fromEntries(kept.toSorted(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))), { level: 6, mtime: TIME });
}

/** Programs look for the list of parts first. */
function place(path: string): number {
  return path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2;
}

function coreXml({ title, creator, subject, language, identifier, dated }: Properties): string {
  const at = `${dated}T00:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject><dc:creator>${escaped(creator)}</dc:creator>`,
    `<dc:identifier>${escaped(identifier)}</dc:identifier><dc:language>${language}</dc:language><cp:lastModifiedBy>${escaped(creator)}</cp:lastModifiedBy>`,
    `<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in XML; it holds no control characters. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (character) => MARKUP[character] ?? character);
}
