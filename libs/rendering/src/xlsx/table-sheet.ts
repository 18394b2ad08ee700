import type { Say, TableBlock } from '#reporting';
import type { Sheet, TableLanguage } from '#tables';
import { days, sheetOf, texts, type Filled } from './columns.js';
import { numberColumns } from './number-columns.js';

type Cell = TableBlock['rows'][number][number];
type Column = TableBlock['columns'][number];

/** A table of the report as a sheet: numbers as numbers, days as days, and where the print says more than the number, that beside it. */
export function tableSheet(table: TableBlock, title: string, language: TableLanguage, say: Say): Sheet {
  const filled = table.columns.flatMap((column, index) =>
    filledOf(
      column,
      table.rows.map((row) => row[index] ?? NOTHING),
      say,
    ),
  );
  return sheetOf({ id: table.id, title, language }, filled);
}

const NOTHING: Cell = { text: '' };

function filledOf({ id, label }: Column, cells: readonly Cell[], say: Say): readonly Filled[] {
  if (cells.some(({ number }) => number !== undefined)) {
    const numbers = cells.map(({ number }) => number ?? null);
    const printed = cells.some(saysMore) ? [texts(`${id}-printed`, say('workbook.printed', { label }), cells.map(textOf))] : [];
    return [...numberColumns(id, label, numbers, say('workbook.exact', { label })), ...printed];
  }
  if (cells.some(({ date }) => date !== undefined) && cells.every(({ text, date }) => date !== undefined || text === '')) {
    return [
      days(
        id,
        label,
        cells.map(({ date }) => date ?? null),
      ),
    ];
  }
  return [texts(id, label, cells.map(textOf))];
}

/** A unit, a sign, or words in place of a number. */
function saysMore({ text, number, hint }: Cell): boolean {
  return hint !== undefined || /\p{L}/u.test(text) || (number === undefined && text !== '');
}

const INDENT = '\u2003';

/** What is part of the row above it stands farther in. */
function textOf({ text, depth = 0 }: Cell): string {
  return `${INDENT.repeat(depth)}${text}`;
}
