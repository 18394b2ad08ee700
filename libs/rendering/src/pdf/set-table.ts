import type { Cell, TableBlock } from '#reporting';
import { layoutOf, type Side } from './columns.js';
import { said, textOf, type Said } from './said.js';

/** Anchors that links may lead to. */
export type LinkTo = (to: string | undefined) => { readonly to?: string };

/** A table as the template sets it: once, or in several sides below each other where it is too wide for the page. */
export function setTable(block: TableBlock, number: string, linkTo: LinkTo): object {
  const cells = block.rows.map((row) => row.map((cell) => setCell(cell, linkTo)));
  const { size, sides } = layoutOf(
    block,
    cells.map((row) => row.map(({ text }) => textOf(text))),
  );
  const set = (side: Side, index: number) => ({
    number: sides.length === 1 ? number : `${number} (${index + 1}/${sides.length})`,
    widths: side.widths,
    heads: side.columns.flatMap((column) => {
      const head = block.columns[column];
      return head === undefined ? [] : [{ text: said(head.label), end: head.align === 'end' }];
    }),
    rows: cells.map((row) => side.columns.flatMap((column) => row[column] ?? [])),
  });
  return { kind: 'table', caption: said(block.caption), size, note: block.note === null ? null : said(block.note), sides: sides.map(set) };
}

function setCell({ text, language, depth, to }: Cell, linkTo: LinkTo): { readonly text: Said } {
  return { text: said(text, language), ...(depth === undefined ? {} : { depth }), ...linkTo(to) };
}
