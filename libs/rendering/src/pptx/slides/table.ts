import type { Cell, TableBlock } from '#reporting';
import { columnWidths, INDENT } from '../../office/columns.js';
import { fitted } from '../fitted.js';
import { heightOf } from '../measure.js';
import { worded, type Setting } from '../setting.js';
import type { Box, TablePart, Words } from '../slide.js';

const INCH = 72;
/** Inches beside and above the text of a cell. */
export const CELL = { side: 0.08, above: 0.04 } as const;
/** What programs make a row higher than its text by. */
const SPARE = 0.02;

type Row = TablePart['rows'][number];

/** A table as many parts as it takes to have room for all rows, each under the same header row. */
export function tableParts(block: TableBlock, box: Box, size: number, { say }: Setting): readonly TablePart[] {
  const { columns, rows, caption } = block;
  const widths = columnWidths(block, (box.w * INCH) / size, (3 * CELL.side * INCH) / size).map((width) => (width * size) / INCH);
  const headed = heightOfRow(
    columns.map(({ label }) => ({ text: label, bold: true })),
    widths,
    size,
  );
  const set = rows.map((row): Row => {
    const cells = columns.map((_, index) => {
      const room = { w: (widths[index] ?? 1) - 2 * CELL.side, h: box.h - headed - 2 * CELL.above - SPARE };
      return fitted([cellWords(row[index], index)], room, [size], say).words[0] ?? { text: '' };
    });
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
export function tableInPart(block: TableBlock, box: Box, size: number, setting: Setting): TablePart | undefined {
  const { rows } = block;
  const [whole, ...more] = tableParts(block, box, size, setting);
  if (whole === undefined || more.length === 0) return whole;
  for (let shown = whole.rows.length - 1; shown >= 0; shown -= 1) {
    const told: Cell = { text: setting.say('setting.moreRows', { count: rows.length - shown }) };
    const [part, ...rest] = tableParts({ ...block, rows: [...rows.slice(0, shown), [told]] }, box, size, setting);
    if (rest.length === 0) return part;
  }
  return undefined;
}

/** The first cell heads its row; a cell that is part of another stands in. */
function cellWords(cell: Cell | undefined, index: number): Words {
  if (cell === undefined) return { text: '' };
  const words = worded(cell, index === 0 ? { bold: true } : {});
  return { ...words, text: `${'\u2003'.repeat((cell.depth ?? 0) * INDENT)}${words.text}` };
}

function heightOfRow(cells: readonly Words[], widths: readonly number[], size: number): number {
  return Math.max(...cells.map((cell, index) => heightOf([cell], (widths[index] ?? 1) - 2 * CELL.side, size))) + 2 * CELL.above + SPARE;
}

/** Rows on as many pages as they need. */
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
