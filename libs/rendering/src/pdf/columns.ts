import type { Column, TableBlock } from '#reporting';
import { widthOf } from '../fonts/index.js';
import { onTwoLines } from '../on-two-lines.js';
import { BREAK } from './said.js';

/** Points between the margins of an A4 page: 155 mm. */
export const MEASURE = (155 / 25.4) * 72;
/** Points beside the text of a cell, both sides together. */
const INSET = 8;
/** What a table is set in, and what it is set in when it is wide. */
const SIZES = [8.5, 7.5] as const;
/** Longer words are hyphenated; in em. */
const WIDEST_WORD = 8;
/** So that rounding breaks no line, in em. */
const SLACK = 0.2;
/** What is left is shared by how much text a column has, so that cells beside each other take as many lines; longer text counts as so many whole lines. */
const MOST_LINES = 3;
/** A table that needs less than the measure is not stretched over it: columns that are read together stand together. In points. */
const AIR = 14;

/** Some of the columns of a table, side by side on one page. */
export interface Side {
  /** Which columns, from 0. */
  readonly columns: readonly number[];
  /** In points, with what is beside the text; together the measure at most. */
  readonly widths: readonly number[];
  /** Which of them have words that are wider than they are. */
  readonly hyphenated: readonly boolean[];
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
  /** Its longest word. */
  readonly word: number;
}

/** How wide each column of a table is set, from its words: no number is broken and no table runs over the edge. */
export function layoutOf(block: TableBlock, texts: readonly (readonly string[])[]): TableLayout {
  const needs = block.columns.map((column, index) => needOf(column, new Set(texts.map((row) => row[index] ?? ''))));
  for (const size of SIZES) {
    const sized = needs.map((need) => inPoints(need, size));
    const fitting = [sized.map(unhyphenated), sized].find((tried) => sum(tried.map(({ least }) => least)) <= MEASURE);
    if (fitting !== undefined) return { size, sides: [sideOf([...needs.keys()], fitting)] };
  }
  return { size: SIZES[1], sides: apart(needs.map((need) => inPoints(need, SIZES[1]))) };
}

/** Words may be hyphenated, numbers and their units may not. There is one head and many rows: it takes two lines before the words of a row do. */
function needOf({ label, align }: Column, cells: ReadonlySet<string>): Need {
  const lines = [...cells].flatMap((cell) => cell.split('\n'));
  const headed = onTwoLines(label, semiBold);
  const pieces = [...new Set(lines.flatMap(piecesOf))];
  return {
    least:
      Math.max(
        1,
        Math.min(headed, WIDEST_WORD),
        widest(piecesOf(label), hyphenated(semiBold)),
        widest(pieces, align === 'start' ? hyphenated(tabular) : tabular),
      ) + SLACK,
    most: Math.max(1, headed, widest(lines, tabular)) + SLACK,
    word: Math.max(widest(piecesOf(label), semiBold), widest(pieces, tabular)) + SLACK,
  };
}

type Measure = (text: string) => number;

function widest(texts: readonly string[], width: Measure): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0);
}

const semiBold: Measure = (text) => widthOf(text, 'semiBold');

/** In tables all digits are as wide as a zero. */
const tabular: Measure = (text) => widthOf(text.replaceAll(/\d/gu, '0'));

/** Words take no more than this, for they can be hyphenated. */
function hyphenated(width: Measure): Measure {
  return (piece) => (/\p{L}{4}/u.test(piece) ? Math.min(width(piece), WIDEST_WORD) : width(piece));
}

/** What is not broken over two lines. */
const PIECES = new RegExp(`[ \\t${BREAK}]|(?<=[-–/])`, 'u');

function piecesOf(text: string): readonly string[] {
  return text.split(PIECES);
}

function inPoints({ least, most, word }: Need, size: number): Need {
  return { least: Math.min(least * size, MEASURE / 3) + INSET, most: most * size + INSET, word: word * size + INSET };
}

/** As if its words could not be hyphenated. */
function unhyphenated({ least, most, word }: Need): Need {
  return { least: Math.max(least, Math.min(word, MEASURE / 3)), most: Math.max(most, word), word };
}

function sideOf(columns: readonly number[], needs: readonly Need[]): Side {
  const widths = spread(needs);
  return { columns, widths, hyphenated: needs.map(({ word }, index) => word > (widths[index] ?? 0)) };
}

/** All have what they need; the rest goes to those that would like more, or else a little of it to each. */
function spread(needs: readonly Need[]): readonly number[] {
  const wishes = needs.map(({ least, most }) => Math.min(most, MOST_LINES * MEASURE) - least);
  const left = MEASURE - sum(needs.map(({ least }) => least));
  const wished = sum(wishes);
  if (wished > left) return needs.map(({ least }, index) => least + (left * (wishes[index] ?? 0)) / wished);
  const air = Math.min(AIR, (left - wished) / needs.length);
  return needs.map(({ least }, index) => least + (wishes[index] ?? 0) + air);
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
  return sides.map((side) => sideOf([0, ...side.map((index) => index + 1)], [first, ...side.flatMap((index) => rest[index] ?? [])]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
