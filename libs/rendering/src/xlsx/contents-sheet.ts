import type { ReportDocument, Say, TableBlock } from '#reporting';
import type { Sheet } from '#tables';
import { sheetOf, texts, type Filled } from './columns.js';

/** A table of the report, its number, and the heading that it stands under. */
export interface Placed {
  readonly table: TableBlock;
  readonly number: number;
  readonly under: string;
}

/** The tables of the document in their order. */
export function placedIn({ blocks }: ReportDocument): readonly Placed[] {
  const placed: Placed[] = [];
  let under = '';
  for (const block of blocks) {
    if (block.kind === 'heading' && block.recurring !== true) under = block.text;
    if (block.kind === 'table') placed.push({ table: block, number: placed.length + 1, under });
  }
  return placed;
}

/** Which sheets there are, each a click away. */
export function contentsSheet(placed: readonly Placed[], { contents, language }: ReportDocument, firstSheet: number, say: Say): Sheet {
  const captions: Filled = {
    ...texts(
      'caption',
      say('workbook.table'),
      placed.map(({ table }) => table.caption),
    ),
    leadsTo: (row) => firstSheet + row,
  };
  return sheetOf({ id: 'contents', title: contents, language }, [
    counts(
      'number',
      say('workbook.number'),
      placed.map(({ number }) => number),
    ),
    captions,
    texts(
      'under',
      say('workbook.heading'),
      placed.map(({ under }) => under),
    ),
    counts(
      'rows',
      say('workbook.rows'),
      placed.map(({ table }) => table.rows.length),
    ),
    texts(
      'note',
      say('workbook.note'),
      placed.map(({ table }) => table.note),
    ),
  ]);
}

function counts(id: string, label: string, cells: readonly number[]): Filled {
  return { column: { id, type: 'integer', role: 'attribute', label }, cells };
}
