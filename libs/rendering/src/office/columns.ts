import type { Cell, TableBlock } from '#reporting';
import { officeWidth } from './width.js';

/** No column asks for more than this, in em: longer text goes on the next line. */
const WIDEST = 22;

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
  const needs = columns.map(({ label }, index) => needOf([{ text: label }, ...rows.flatMap((row) => row[index] ?? [])], padding));
  const wanted = sum(needs.map((need) => need.wanted));
  if (wanted <= room) return needs.map((need) => need.wanted);
  const least = sum(needs.map((need) => need.least));
  if (least >= room) return needs.map((need) => (need.least * room) / least);
  const spare = (room - least) / (wanted - least);
  return needs.map((need) => need.least + (need.wanted - need.least) * spare);
}

function needOf(cells: readonly Cell[], padding: number): Need {
  const widest = (widths: readonly number[]) => Math.min(WIDEST, Math.max(0, ...widths));
  const word = widest(cells.flatMap((cell) => cell.text.split(/[ \n\t-]/u).map((part) => indentOf(cell) + officeWidth(part, 'semiBold'))));
  const line = widest(cells.map((cell) => indentOf(cell) + officeWidth(cell.text, 'semiBold')));
  return { least: Math.min(word, WIDEST / 2) + padding, wanted: line + padding };
}

function indentOf({ depth = 0 }: Cell): number {
  return depth * INDENT;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
