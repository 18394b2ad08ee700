import { strFromU8, unzipSync } from 'fflate';

/** The XML parts of an office file by their path, for tests. */
export function xmlParts(file: Uint8Array): ReadonlyMap<string, string> {
  const parts = Object.entries(unzipSync(file)).filter(([path]) => /\.(?:xml|rels)$/u.test(path));
  return new Map(parts.map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** What of the XML is wrong: a tag that is not closed, an unescaped sign, a character that XML can't hold; null where it is well-formed. */
export function faultOf(xml: string): string | null {
  const open: string[] = [];
  for (const [, text = '', tag = ''] of xml.matchAll(/([^<]*)(<[^>]*>)?/gu)) {
    if (/[>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)|[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)) return `text “${text}”`;
    const [, closes, name, , alone] = /^<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>$/u.exec(tag) ?? [];
    if (tag === '' || tag.startsWith('<?')) continue;
    if (name === undefined) return `tag ${tag}`;
    if (closes === '/' && open.pop() !== name) return `${tag} closes another`;
    if (closes !== '/' && alone !== '/') open.push(name);
  }
  return open.length === 0 ? null : `${open.join(' ')} left open`;
}

/** The text of an element and all within it. */
export function textIn(xml: string): string {
  return [...xml.matchAll(/<(?:w|a):t(?:\s[^>]*)?>([^<]*)</gu)].map(([, text]) => text ?? '').join('');
}
