import { widthOf } from '../fonts/index.js';
import { TEXT_SIZE } from './style.js';

/** How wide a text is on one line of a chart, in pixels. */
export function textWidth(text: string, weight: 'regular' | 'semiBold' = 'regular'): number {
  return widthOf(text, weight) * TEXT_SIZE;
}

/** The text on as few lines as the width holds, broken between words; what is more than `most` lines is cut with "…". */
export function wrapped(text: string, width: number, most: number, weight: 'regular' | 'semiBold' = 'regular'): readonly string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, weight) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, most).map((line) => cut(line, width, weight));
  if (lines.length > most) kept.push(cut(`${kept.pop() ?? ''} …`, width, weight));
  return kept;
}

function cut(text: string, width: number, weight: 'regular' | 'semiBold'): string {
  if (textWidth(text, weight) <= width) return text;
  const letters = Array.from(text.replace(/ …$/u, ''));
  while (letters.length > 1 && textWidth(`${letters.join('')} …`, weight) > width) letters.pop();
  return `${letters.join('').trimEnd()} …`;
}
