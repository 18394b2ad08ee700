import type { Language } from '#goal-types';
import { printable, type Family } from '../fonts/index.js';

/** Language tags as office programs know them. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** Every character there is: an office program takes fonts of the machine for what the document's font lacks. */
const EVERY_CHARACTER = { has: () => true, advance: () => 0, path: '' };
const READERS_FONTS: readonly Family[] = [{ name: 'any', regular: EVERY_CHARACTER, semiBold: EVERY_CHARACTER }];

/** Text that an office file can hold: control characters, lone surrogates and marks that reverse what follows are visible, `[U+0007]`. */
export function officeText(text: string): string {
  return printable(text, READERS_FONTS);
}

/** A stretch of text that runs in one direction, with the language that a program is told where it runs from right to left. */
export interface Run {
  readonly text: string;
  readonly rightToLeft: 'he-IL' | 'ar-SA' | null;
}

const HEBREW = /\p{Script=Hebrew}/u;
/** From the first to the last letter of right-to-left script, with what stands between that is no other letter. */
const RIGHT_TO_LEFT = /([\p{Script=Hebrew}\p{Script=Arabic}](?:[^\p{L}\n]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Mn}])*)/u;
const FIRST_LETTER = /\p{L}/u;

/** The text in stretches of one direction. */
export function runsOf(text: string): readonly Run[] {
  return text
    .split(RIGHT_TO_LEFT)
    .map((part, index): Run => ({ text: part, rightToLeft: index % 2 === 0 ? null : HEBREW.test(part) ? 'he-IL' : 'ar-SA' }))
    .filter((run) => run.text !== '');
}

/** Whether a paragraph of it runs from right to left, as its first letter says. */
export function isRightToLeft(text: string): boolean {
  const first = FIRST_LETTER.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}
