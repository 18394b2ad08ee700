import type { Cell, TableBlock } from '#reporting';
import { onTwoLines } from '../on-two-lines.js';
import { officeWidth } from './width.js';

/** No column asks for more than this many times the room for its text, and for less for a word: longer text goes on the next line. */
const WIDEST = { line: 3, word: 0.2 } as const;

/** How far a cell that is part of the one above stands in, in em. */
export const INDENT = 1;

interface Need {
  /** The longest word, in em. */
  readonly least: number;
  /** The longest cell on one line, in em. */
  readonly wanted: number;
}

/** How wide the columns of a table are set, in em, when it has `room` for all: as wide as they want where that fits, else no narrower than a word. */
export function columnWidths({ columns, rows }: Pick<TableBlock, 'columns' | 'rows'>, room: number, padding: number): readonly number[] {
  const needs = columns.map(({ label }, index) =>
    needOf(
      label,
      rows.flatMap((row) => row[index] ?? []),
      room,
      padding,
    ),
  );
  const wanted = sum(needs.map((need) => need.wanted));
  if (wanted <= room) return needs.map((need) => need.wanted);
  const least = sum(needs.map((need) => need.least));
  if (least >= room) return needs.map((need) => (need.least * room) / least);
  const spare = (room - least) / (wanted - least);
  return needs.map((need) => need.least + (need.wanted - need.least) * spare);
}

/** There is one head and many rows: it takes two lines before the words of a row do. */
function needOf(label: string, cells: readonly Cell[], room: number, padding: number): Need {
  const widest = (share: number, widths: readonly number[]) => Math.min(share * room, Math.max(0, ...widths));
  const word = widest(
    WIDEST.word,
    [{ text: label }, ...cells].flatMap((cell) => cell.text.split(/[ \n\t-]/u).map((part) => indentOf(cell) + officeWidth(part, 'semiBold'))),
  );
  const line = widest(WIDEST.line, [
    onTwoLines(label, (line) => officeWidth(line, 'semiBold')),
    ...cells.map((cell) => indentOf(cell) + officeWidth(cell.text, 'semiBold')),
  ]);
  return { least: word + padding, wanted: Math.max(word, line) + padding };
}

function indentOf({ depth = 0 }: Pick<Cell, 'depth'>): number {
  return depth * INDENT;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
