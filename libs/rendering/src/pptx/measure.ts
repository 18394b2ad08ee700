import { officeWidth } from '../office/width.js';
import type { Words } from './slide.js';

/** Points to an inch. */
const INCH = 72;
/** A line is this much higher than its letters, and a paragraph has this much of a line below it. */
const LINE = 1.22;
const AFTER = 0.35;
/** Programs round widths, each in its own way. */
const SAFE = 0.97;

/** How many lines the text takes in a width, broken between words, and within one that is wider than a line. */
function linesOf({ text, bold = false }: Words, width: number, size: number): number {
  const room = (width * INCH * SAFE) / size;
  return text.split('\n').reduce((lines, line) => lines + wrapped(line, room, bold ? 'semiBold' : 'regular'), 0);
}

function wrapped(text: string, room: number, weight: 'regular' | 'semiBold'): number {
  const space = officeWidth(' ', weight);
  let lines = 1;
  let used = 0;
  for (const word of text.split(/[ \t]+/u)) {
    const width = officeWidth(word, weight);
    if (used > 0 && used + space + width > room) {
      lines += 1;
      used = 0;
    }
    const whole = Math.ceil(width / room) - 1;
    lines += Math.max(0, whole);
    used = (used > 0 ? used + space : 0) + width - Math.max(0, whole) * room;
  }
  return lines;
}

/** How high the paragraphs are in a width, in inches. */
export function heightOf(words: readonly Words[], width: number, size: number): number {
  const lines = words.reduce((sum, one) => sum + linesOf(one, width, size), 0);
  return ((lines * LINE + Math.max(0, words.length - 1) * AFTER) * size) / INCH;
}
