import { xmlText } from './xml.js';

/** What stands on each printed page, above in the middle and below to the left; a sheet is then as wide as the page, which lies on its side. */
export interface Paper {
  readonly above: string;
  readonly below: string;
}

/** How a sheet is printed: A4 on its side, as many pages as it takes, numbered. */
export function paperXml({ above, below }: Paper): string {
  return `<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddHeader>&amp;C${marginText(above)}</oddHeader><oddFooter>&amp;L${marginText(below)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`;
}

/** All margins of a page hold 255 characters together. */
const LONGEST = 100;

/** Text in which an ampersand is no code. */
function marginText(text: string): string {
  return xmlText(text.slice(0, LONGEST).replaceAll('&', '&&'));
}
