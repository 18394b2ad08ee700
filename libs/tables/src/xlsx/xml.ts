/** Escapes of the format itself: characters that XML cannot hold are written `_xHHHH_`, and so is text that looks like such an escape. */
const UNWRITABLE = /(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/gu;

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in XML, in an element or an attribute. Halves of surrogate pairs become U+FFFD. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(UNWRITABLE, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (character) => MARKUP[character] ?? character);
}

/** What every part begins with. */
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The namespace of sheets. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
