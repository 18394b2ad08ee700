import type { TableBlock } from '#reporting';
import { officeWidth } from './width.js';

/** No column asks for more than this, in em: longer text goes on the next line. */
const WIDEST = 22;

interface Need {
  /** The longest word, in em. */
  readonly least: number;
  /** The longest cell on one line, in em. */
  readonly wanted: number;
}

/** How wide the columns of a table are set, in em, when it has `room` for all: as wide as they want where that fits, else no narrower than a word. */
export function columnWidths({ columns, rows }: Pick<TableBlock, 'columns' | 'rows'>, room: number, padding: number): readonly number[] {
  const needs = columns.map(({ label }, index) => needOf([label, ...rows.map((row) => row[index]?.text ?? '')], padding));
  const wanted = sum(needs.map((need) => need.wanted));
  if (wanted <= room) return needs.map((need) => need.wanted);
  const least = sum(needs.map((need) => need.least));
  if (least >= room) return needs.map((need) => (need.least * room) / least);
  const spare = (room - least) / (wanted - least);
  return needs.map((need) => need.least + (need.wanted - need.least) * spare);
}

function needOf(texts: readonly string[], padding: number): Need {
  const width = (parts: readonly string[]) => Math.min(WIDEST, Math.max(0, ...parts.map((part) => officeWidth(part, 'semiBold'))));
  const words = width(texts.flatMap((text) => text.split(/[ \n\t-]/u)));
  return { least: Math.min(words, WIDEST / 2) + padding, wanted: width(texts) + padding };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
