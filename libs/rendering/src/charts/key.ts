import { drawnText, type Drawn } from './drawn.js';
import { LINE_HEIGHT, QUIET_INK } from './style.js';
import { textWidth, wrapped } from './text-width.js';

/** A sign of the chart and what it means. */
export interface KeyItem {
  readonly text: string;
  /** Draws the sign around a middle, no more than 24 wide. */
  readonly sign: (x: number, y: number) => readonly Drawn[];
}

const SIGN_WIDTH = 24;
const APART = 18;
const NOTE_GAP = 2;

/** Signs in rows, then notes a line or two each; answers how far down it came. */
export function drawnKey(
  items: readonly KeyItem[],
  notes: readonly { readonly number: number | null; readonly text: string }[],
  left: number,
  top: number,
  width: number,
): { readonly drawn: readonly Drawn[]; readonly bottom: number } {
  const drawn: Drawn[] = [];
  let [x, y] = [left, top + LINE_HEIGHT / 2];
  for (const { text, sign } of items) {
    const lines = wrapped(text, width - left - SIGN_WIDTH - 6, 2);
    const wide = SIGN_WIDTH + 6 + Math.max(...lines.map((line) => textWidth(line)));
    if (x > left && x + wide > width) [x, y] = [left, y + LINE_HEIGHT + NOTE_GAP];
    drawn.push(...sign(x + SIGN_WIDTH / 2, y));
    for (const [index, line] of lines.entries()) drawn.push(drawnText(line, x + SIGN_WIDTH + 6, y + index * LINE_HEIGHT, { colour: QUIET_INK }));
    y += (lines.length - 1) * LINE_HEIGHT;
    x += wide + APART;
  }
  if (items.length > 0) y += LINE_HEIGHT + NOTE_GAP;
  for (const { number, text } of notes) {
    const lines = wrapped(text, width - left - SIGN_WIDTH - 6, 2);
    if (number !== null) drawn.push(drawnText(String(number), left + SIGN_WIDTH / 2, y, { bold: true, align: 'center' }));
    for (const line of lines) {
      drawn.push(drawnText(line, left + (number === null ? 0 : SIGN_WIDTH + 6), y, { colour: QUIET_INK }));
      y += LINE_HEIGHT;
    }
    y += NOTE_GAP;
  }
  return { drawn, bottom: y - LINE_HEIGHT / 2 };
}
