import { widthOf } from '../fonts/index.js';

/** What office documents are set in: every machine that opens them has it, or one of the same widths. */
export const OFFICE_FONT = 'Arial';

type Weight = 'regular' | 'semiBold';

/** How wide the font sets U+0020–U+007E and the Norwegian letters that are no other letter with a mark, in thousandths of an em. */
const WIDTHS: Readonly<Record<Weight, ReadonlyMap<string, number>>> = {
  regular: widthsOf(
    '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584',
  ),
  semiBold: widthsOf(
    '278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584',
  ),
};

/** How wide the text is on one line of an office document, in em; what the font has no known width for is measured in the shipped fonts. */
export function officeWidth(text: string, weight: Weight = 'regular'): number {
  let width = 0;
  for (const character of text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('\u00A0', ' ')) {
    width += WIDTHS[weight].get(character) ?? widthOf(character, weight);
  }
  return width;
}

function widthsOf(ascii: string): ReadonlyMap<string, number> {
  const letters = ascii.split(' ').map((width, index) => [String.fromCodePoint(0x20 + index), Number(width) / 1000] as const);
  return new Map([...letters, ['Æ', 1], ['Ø', 0.778], ['æ', 0.889], ['ø', 0.611], ['–', 0.556], ['…', 1]]);
}
