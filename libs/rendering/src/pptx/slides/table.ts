import type { Cell, TableBlock } from '#reporting';
import { columnWidths, INDENT } from '../../office/columns.js';
import { heightOf } from '../measure.js';
import { worded, type Setting } from '../setting.js';
import type { Box, TablePart, Words } from '../slide.js';

const INCH = 72;
/** Inches beside and above the text of a cell. */
export const CELL = { side: 0.08, above: 0.04 } as const;

type Row = TablePart['rows'][number];

/** A table as many parts as it takes to have room for all rows, each under the same header row. */
export function tableParts(block: TableBlock, box: Box, size: number): readonly TablePart[] {
  const { columns, rows, caption } = block;
  const widths = columnWidths(block, (box.w * INCH) / size, (3 * CELL.side * INCH) / size).map((width) => (width * size) / INCH);
  const headed = heightOfRow(
    columns.map(({ label }) => ({ text: label, bold: true })),
    widths,
    size,
  );
  const set = rows.map((row): Row => {
    const cells = columns.map((_, index) => cellWords(row[index], index));
    return { cells, height: heightOfRow(cells, widths, size) };
  });
  return pages(set, box.h - headed).map((page) => ({
    kind: 'table',
    name: caption,
    box: { ...box, w: sum(widths), h: headed + sum(page.map(({ height }) => height)) },
    columns,
    widths,
    head: headed,
    rows: page,
    size,
  }));
}

/** The rows that there is room for; where some are left out, a last row that says how many. */
export function tableInPart(block: TableBlock, box: Box, size: number, { say }: Setting): TablePart | undefined {
  const [first, ...more] = tableParts(block, box, size);
  if (first === undefined || more.length === 0) return first;
  const shown = Math.max(1, first.rows.length - 1);
  const told: Cell = { text: say('setting.moreRows', { count: block.rows.length - shown }) };
  return tableParts({ ...block, rows: [...block.rows.slice(0, shown), [told]] }, box, size)[0];
}

/** The first cell heads its row; a cell that is part of another stands in. */
function cellWords(cell: Cell | undefined, index: number): Words {
  if (cell === undefined) return { text: '' };
  const words = worded(cell, index === 0 ? { bold: true } : {});
  return { ...words, text: `${'\u2003'.repeat((cell.depth ?? 0) * INDENT)}${words.text}` };
}

function heightOfRow(cells: readonly Words[], widths: readonly number[], size: number): number {
  return Math.max(...cells.map((cell, index) => heightOf([cell], (widths[index] ?? 1) - 2 * CELL.side, size))) + 2 * CELL.above + 0.02;
}

/** Rows on as many pages as they need; a row that is too high for a page has one of its own. */
function pages(rows: readonly Row[], room: number): readonly (readonly Row[])[] {
  const full: Row[][] = [];
  let left = 0;
  for (const row of rows) {
    const page = full.at(-1);
    if (page === undefined || row.height > left) {
      full.push([row]);
      left = room - row.height;
    } else {
      page.push(row);
      left -= row.height;
    }
  }
  return full;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
