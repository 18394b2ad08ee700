import { printable, type Family } from '../fonts/index.js';

const FONT: Family['regular'] = { path: '', has: () => true, advance: () => 0 };

/** A reader's own machine has fonts for far more than the shipped ones: only what no font can set is marked, and what would reverse the text after it. */
const READERS_FONTS: readonly Family[] = [{ name: '', regular: FONT, semiBold: FONT }];

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in HTML, in an element or an attribute: nothing in it is markup, and what can't be shown is seen as `[U+0007]`. */
export function escaped(text: string): string {
  return printable(text, READERS_FONTS).replaceAll(/[&<>"]/g, (character) => MARKUP[character] ?? character);
}

/** Attributes with their values as they are; those that are `undefined` are left out. */
type Attributes = Readonly<Record<string, string | undefined>>;

/** An element of which the content is markup already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  return `${opening(name, attributes)}${content.join('')}</${name}>`;
}

/** An element that holds nothing and has no end. */
export function opening(name: string, attributes: Attributes): string {
  const all = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(value)}"`]));
  return `<${name}${all.join('')}>`;
}

/** For those who hear the page only. */
export function heard(text: string): string {
  return element('span', { class: 'heard' }, escaped(text));
}

/** An anchor's name as an id can be: without spaces. */
export function idOf(anchor: string): string {
  return anchor.toWellFormed().replaceAll(/\s/gu, '_');
}

/** The address of an anchor in this page. */
export function linkTo(anchor: string): string {
  return `#${encodeURI(idOf(anchor)).replaceAll('#', '%23')}`;
}
