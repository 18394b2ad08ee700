import { FAMILIES } from './families.js';

/** How wide the text is on one line in the shipped fonts, in em: a little too wide where letters are kerned. */
export function widthOf(text: string, weight: 'regular' | 'semiBold' = 'regular'): number {
  let width = 0;
  for (const character of text) width += advanceOf(character.codePointAt(0) ?? 0, weight);
  return width;
}

function advanceOf(codePoint: number, weight: 'regular' | 'semiBold'): number {
  const family = FAMILIES.find((one) => one[weight].has(codePoint)) ?? FAMILIES[0];
  return family?.[weight].advance(codePoint) ?? 0;
}
