import type { TableBlock } from '#reporting';
import { widthOf } from '../fonts/index.js';
import { BREAK } from './said.js';

/** Points between the margins of an A4 page: 155 mm. */
export const MEASURE = (155 / 25.4) * 72;
/** Points beside the text of a cell, both sides together. */
const INSET = 8;
/** What a table is set in, and what it is set in when it is wide. */
const SIZES = [8.5, 7.5] as const;
/** Longer words are hyphenated; in em. */
const WIDEST_WORD = 8;

/** Some of the columns of a table, side by side on one page. */
export interface Side {
  /** Which columns, from 0. */
  readonly columns: readonly number[];
  /** In points, with what is beside the text; together the whole measure. */
  readonly widths: readonly number[];
}

export interface TableLayout {
  /** Of the type, in points. */
  readonly size: number;
  /** One, or more where the table is too wide for a page: each begins with the first column. */
  readonly sides: readonly Side[];
}

/** What each column needs at least, and what it would like, in em. */
interface Need {
  readonly least: number;
  readonly most: number;
}

/** How wide each column of a table is set, from its words: no number is broken and no table runs over the edge. */
export function layoutOf(block: TableBlock, texts: readonly (readonly string[])[]): TableLayout {
  const needs = block.columns.map(({ label }, index) =>
    needOf(
      label,
      texts.map((row) => row[index] ?? ''),
    ),
  );
  for (const size of SIZES) {
    const sized = needs.map((need) => inPoints(need, size));
    if (sum(sized.map(({ least }) => least)) <= MEASURE) return { size, sides: [{ columns: [...needs.keys()], widths: spread(sized) }] };
  }
  return { size: SIZES[1], sides: apart(needs.map((need) => inPoints(need, SIZES[1]))) };
}

function needOf(label: string, cells: readonly string[]): Need {
  const heads = piecesOf(label).map((piece) => Math.min(widthOf(piece, 'semiBold'), WIDEST_WORD));
  const words = [...new Set(cells.flatMap(piecesOf))].map((piece) => (/\p{L}{4}/u.test(piece) ? Math.min(widthOf(piece), WIDEST_WORD) : widthOf(piece)));
  return {
    least: Math.max(1, ...heads, ...words),
    most: Math.max(1, widthOf(label, 'semiBold'), ...cells.flatMap((cell) => cell.split('\n').map((line) => widthOf(line)))),
  };
}

/** What is not broken over two lines. */
function piecesOf(text: string): readonly string[] {
  return text.split(new RegExp(`[ \\t\\n${BREAK}]|(?<=[-–/])`, 'u'));
}

function inPoints({ least, most }: Need, size: number): Need {
  return { least: Math.min(least * size, MEASURE / 3) + INSET, most: most * size + INSET };
}

/** All have what they need; the rest goes to those that would like more, or else to the first. */
function spread(needs: readonly Need[]): readonly number[] {
  const wishes = needs.map(({ least, most }) => Math.min(most, MEASURE) - least);
  const left = MEASURE - sum(needs.map(({ least }) => least));
  const wished = sum(wishes);
  if (wished > left) return needs.map(({ least }, index) => least + (left * (wishes[index] ?? 0)) / wished);
  return needs.map(({ least }, index) => least + (wishes[index] ?? 0) + (index === 0 ? left - wished : 0));
}

/** As many columns on each side as it has room for, after the first, which all begin with. */
function apart([first, ...rest]: readonly Need[]): readonly Side[] {
  if (first === undefined) return [];
  const sides: number[][] = [];
  let room = 0;
  for (const [index, { least }] of rest.entries()) {
    if (least > room) {
      sides.push([]);
      room = MEASURE - first.least;
    }
    sides.at(-1)?.push(index);
    room -= least;
  }
  return sides.map((side) => ({
    columns: [0, ...side.map((index) => index + 1)],
    widths: spread([first, ...side.flatMap((index) => rest[index] ?? [])]),
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
