import { FAMILIES, type Family } from './families.js';

/** What every font sets as it is: most text is this alone. */
const PLAIN = /^[\t\n\x20-\x7E\u00A0-\u017F\u2013\u2014\u2018-\u201D\u2022\u2026]*$/u;

/** They have no glyph and need none: joiners, soft hyphens, direction marks, choices of a variant. */
const INVISIBLE = /^(?:\u00AD|\u034F|[\u200B-\u200F]|\u2060|\p{Variation_Selector})$/u;

/** Whatever a font says it has of them: controls, lone surrogates, private and unassigned characters, and marks that reverse what follows. */
const NEVER = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/u;

const ON_NOTHING = /^\p{M}/u;

const characters = new Intl.Segmenter('nb', { granularity: 'grapheme' });

/** The characters of a text, as people count them, that none of the typefaces can set, each once. */
export function unprintable(text: string, families: readonly Family[] = FAMILIES): readonly string[] {
  if (PLAIN.test(text)) return [];
  return [...new Set(Array.from(characters.segment(text), ({ segment }) => segment).filter((character) => !isPrintable(character, families)))];
}

/** Whether the text can be set as it is. */
export function covers(text: string, families: readonly Family[] = FAMILIES): boolean {
  return unprintable(text, families).length === 0;
}

/** The text with a visible mark in place of each character that can't be set: `[U+1F600]`. Lines and tabs stay. */
export function printable(text: string, families: readonly Family[] = FAMILIES): string {
  const normal = text.replaceAll(/\r\n?|[\u2028\u2029\u0085]/gu, '\n');
  if (PLAIN.test(normal)) return normal;
  return Array.from(characters.segment(normal), ({ segment }) => (isPrintable(segment, families) ? segment : marked(segment))).join('');
}

function isPrintable(character: string, families: readonly Family[]): boolean {
  if (character === '\n' || character === '\t') return true;
  if (NEVER.test(character)) return false;
  const seen = Array.from(character).filter((one) => !INVISIBLE.test(one));
  // a mark on nothing is drawn on whatever is before it, which the first typeface sets
  const able = ON_NOTHING.test(character) ? families.slice(0, 1) : families;
  return able.some(({ regular, semiBold }) => seen.every((one) => has(regular, one) && has(semiBold, one)));
}

function has({ has }: Family['regular'], character: string): boolean {
  return has(character.codePointAt(0) ?? 0);
}

function marked(character: string): string {
  const points = Array.from(character, (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return `[${points.join(' ')}]`;
}
