import type { Say } from '#reporting';
import { heightOf } from './measure.js';
import type { Box, Words } from './slide.js';

/** Paragraphs as they fit, and the size in points that they are set in. */
export interface Fitted {
  readonly words: readonly Words[];
  readonly size: number;
}

/** The paragraphs in the largest of the sizes that fits; in the smallest, cut between words and saying so, where none does. */
export function fitted(words: readonly Words[], { w, h }: Pick<Box, 'w' | 'h'>, sizes: readonly number[], say: Say): Fitted {
  const size = sizes.find((one) => heightOf(words, w, one) <= h);
  if (size !== undefined) return { words, size };
  const least = Math.min(...sizes);
  const whole = words.flatMap((one, index) => wordsIn(one.text).map((word) => ({ word, index })));
  const cut = (length: number): readonly Words[] => {
    const last = whole[length - 1]?.index ?? 0;
    return words.slice(0, last + 1).map((one, index) => ({
      ...one,
      text: index === last ? say('setting.shortened', { text: joined(whole.slice(0, length), index) }) : one.text,
    }));
  };
  return { words: cut(most(whole.length, (length) => heightOf(cut(length), w, least) <= h)), size: least };
}

/** Words with the space before them, so that they give the text back; one that is longer than a line may be cut in two. */
function wordsIn(text: string): readonly string[] {
  return text.match(/\s*\S{1,40}/gu) ?? [];
}

function joined(parts: readonly { readonly word: string; readonly index: number }[], index: number): string {
  return parts
    .filter((part) => part.index === index)
    .map(({ word }) => word)
    .join('')
    .replace(/[\uD800-\uDBFF]$|[\s,;:–-]+$/u, '');
}

/** The largest number up to `end` that holds, where each below one that holds does too. */
function most(end: number, holds: (length: number) => boolean): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
