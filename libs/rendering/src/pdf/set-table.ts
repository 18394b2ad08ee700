import type { Cell, TableBlock } from '#reporting';
import { isSmall } from '../small-table.js';
import { MEASURE, layoutOf, type Side } from './columns.js';
import { said, textOf, type Said } from './said.js';

/** Between two that stand beside each other, in points. */
const GUTTER = 24;

/** Anchors that links may lead to. */
export type LinkTo = (to: string | undefined) => { readonly to?: string };

/** As wide as the template moves in what is part of the row above: one em. */
const INDENT = '\u2003';

/** A table as the template sets it: once, or in several sides below each other where it is too wide for the page. */
export function setTable(block: TableBlock, number: string, linkTo: LinkTo): object {
  const cells = block.rows.map((row) => row.map((cell) => setCell(cell, linkTo)));
  const texts = textsOf(cells);
  const { size, sides } = layoutOf(block, texts);
  const set = (side: Side, index: number) => ({
    number: sides.length === 1 ? number : `${number} (${index + 1}/${sides.length})`,
    widths: side.widths,
    heads: side.columns.flatMap((column, place) => {
      const head = block.columns[column];
      return head === undefined ? [] : [{ text: said(head.label), end: head.align === 'end', hyphenate: side.hyphenated[place] ?? false }];
    }),
    cells: cells.flatMap((row) => side.columns.flatMap((column) => row[column] ?? [])),
    besides: besides(side, texts),
    together: isSmall(block.rows),
  });
  return { kind: 'table', caption: said(block.caption), size, note: block.note === null ? null : said(block.note), sides: sides.map(set) };
}

/** A picture is no narrower than this, in points, and a table beside it has no more rows. */
const LEAST_PICTURE = 230;
const MOST_ROWS_BESIDE = 10;

/** How wide the picture of a table is that has room beside it, in points; null where it has none. */
export function roomBeside(block: TableBlock): number | null {
  const { sides } = layoutOf(block, textsOf(block.rows.map((row) => row.map((cell) => setCell(cell, () => ({}))))));
  const [side, ...others] = sides;
  if (block.beside === undefined || block.rows.length > MOST_ROWS_BESIDE || side === undefined || others.length > 0) return null;
  const room = MEASURE - GUTTER - widthOf(side);
  return room < LEAST_PICTURE ? null : room;
}

function widthOf({ widths }: Side): number {
  return widths.reduce((sum, one) => sum + one, 0);
}

function textsOf(cells: readonly (readonly ReturnType<typeof setCell>[])[]): readonly (readonly string[])[] {
  return cells.map((row) => row.map(({ text, depth = 0 }) => `${INDENT.repeat(depth)}${textOf(text)}`));
}

/** A part of a table that stands beside another has at least this many rows. */
const FEWEST_ROWS = 8;
/** So many rows of one line fit on a page with what stands above them. */
const ROWS_OF_PAGE = 36;
const MOST_BESIDES = 3;

/** In how many parts beside each other a side is set: one, or more where it is long and so narrow that no row has two lines. */
function besides(side: Side, rows: readonly (readonly string[])[]): object {
  const room = Math.floor((MEASURE + GUTTER) / (widthOf(side) + GUTTER));
  const single = rows.every((row) => row.every((text) => !text.includes('\n')));
  const parts = single ? Math.max(1, Math.min(MOST_BESIDES, room, Math.floor(rows.length / FEWEST_ROWS))) : 1;
  return { parts, gutter: GUTTER, rows: rows.length, page: rows.length <= parts * ROWS_OF_PAGE };
}

function setCell({ text, language, depth, to }: Cell, linkTo: LinkTo): { readonly text: Said; readonly depth?: number } {
  return { text: said(text, language), ...(depth === undefined ? {} : { depth }), ...linkTo(to) };
}
