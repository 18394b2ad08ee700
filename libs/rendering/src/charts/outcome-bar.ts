import type { Block } from '#reporting';
import { OUTCOME_SHAPES } from '../outcome-shapes.js';
import { FONT, INK, PAPER, TEXT_SIZE } from './style.js';
import { textWidth } from './text-width.js';

type Counts = Extract<Block, { kind: 'spread' }>['counts'];

/** In CSS pixels: the bar, what stands between its parts, and the line of words below it. */
const BAR = { height: 34, gap: 3 } as const;
const LINE = 26;
const SHAPE = 16;
/** A part holds its shape and its number where it is as wide as both. */
const ROOM = 48;
/** These are drawn in outline, as their shapes are. */
const OUTLINED: ReadonlySet<string> = new Set(['notAssessable', 'dropped']);

/** One bar of how many there are of each outcome, each part with its shape and number, and below it what they stand for: told in grey too. */
export function outcomeBarSvg(counts: Counts, width: number): string {
  const shown = counts.filter(({ count }) => count > 0);
  const all = shown.reduce((sum, { count }) => sum + count, 0);
  const room = width - BAR.gap * Math.max(0, shown.length - 1);
  const wide = ({ count }: Counts[number]) => (room * count) / all;
  const parts = shown.map((one, index) => part(one, BAR.gap * index + shown.slice(0, index).reduce((sum, before) => sum + wide(before), 0), wide(one)));
  const key = keyOf(counts, width);
  const height = BAR.height + 10 + key.height;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" font-size="${TEXT_SIZE}">` +
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>${parts.join('')}${key.drawn}</svg>`
  );
}

function part({ outcome, count }: Counts[number], x: number, wide: number): string {
  const { colour } = OUTCOME_SHAPES[outcome];
  const outlined = OUTLINED.has(outcome);
  const dash = outcome === 'notAssessable' ? ' stroke-dasharray="5 3"' : '';
  const box = `<rect x="${round(x + 0.75)}" y="0.75" width="${round(Math.max(1, wide - 1.5))}" height="${BAR.height - 1.5}" fill="${outlined ? PAPER : colour}" stroke="${colour}" stroke-width="1.5"${dash}/>`;
  if (wide < ROOM) return box;
  const middle = BAR.height / 2;
  return `${box}${shape(outcome, x + 9, middle - SHAPE / 2)}${text(String(count), x + 31, middle, outlined ? INK : PAPER)}`;
}

/** What each part stands for, on as many lines as it takes. */
function keyOf(counts: Counts, width: number): { readonly drawn: string; readonly height: number } {
  let [x, line] = [0, 0];
  const drawn = counts.map(({ outcome, label, count }) => {
    const words = `${label}: ${count}`;
    const wide = SHAPE + 7 + textWidth(words, 'semiBold') + 22;
    if (x > 0 && x + wide - 22 > width) [x, line] = [0, line + 1];
    const middle = BAR.height + 10 + line * LINE + LINE / 2;
    const one = `${shape(outcome, x, middle - SHAPE / 2)}${text(words, x + SHAPE + 7, middle, INK)}`;
    x += wide;
    return one;
  });
  return { drawn: drawn.join(''), height: (line + 1) * LINE };
}

function shape(outcome: Counts[number]['outcome'], x: number, y: number): string {
  return `<g transform="translate(${round(x)} ${round(y)})">${OUTCOME_SHAPES[outcome].drawing}</g>`;
}

/** Its middle at y: letters reach about a third of their size below it. */
function text(words: string, x: number, y: number, colour: string): string {
  return `<text x="${round(x)}" y="${round(y + TEXT_SIZE * 0.36)}" fill="${colour}" font-weight="600">${words}</text>`;
}

function round(number: number): string {
  return String(Math.round(number * 100) / 100);
}
