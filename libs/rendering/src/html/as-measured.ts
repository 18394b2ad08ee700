import { textWidth } from '../charts/index.js';

const TEXT = /<text\b(?<attributes>[^>]*)>(?<words>[^<]+)<\/text>/gu;
const SEMI_BOLD = /font-weight[:="]+600/u;
const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** A drawing for readers who lack the shipped fonts: each line of words takes the width that it was measured to, also in a wider font. */
export function asMeasured(svg: string): string {
  return svg.replaceAll(TEXT, (_, attributes: string, words: string) => {
    const plain = words.replaceAll(/&\w+;|&#39;/gu, (entity) => CHARACTERS[entity] ?? entity);
    const width = textWidth(plain, SEMI_BOLD.test(attributes) ? 'semiBold' : 'regular');
    return `<text textLength="${width.toFixed(2)}" lengthAdjust="spacingAndGlyphs"${attributes}>${words}</text>`;
  });
}
