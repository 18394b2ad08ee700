import type { Cell, Column, NumberDisplay, Row, Shown, Sheet } from '#tables';

/** A column with all its cells: tables of a report are small. */
export interface Filled {
  readonly column: Column;
  readonly cells: readonly Cell[];
  readonly displayOf?: (row: number) => NumberDisplay;
  readonly leadsTo?: (row: number) => number;
}

const NARROWEST = 10;
const WIDEST = 80;
const DATE_WIDTH = 12;

/** Columns beside each other as a sheet, each as wide as what stands in it. */
export function sheetOf({ id, title, language }: Pick<Sheet, 'id' | 'title' | 'language'>, filled: readonly Filled[]): Sheet {
  const rows: readonly Row[] = (filled[0]?.cells ?? []).map((_, row) => filled.map(({ cells }) => cells[row] ?? null));
  const shown = Object.fromEntries(filled.map((one): [string, Shown] => [one.column.id, shownAs(one)]));
  return { id, title, language, columns: filled.map(({ column }) => column), rows: [rows], about: {}, shown };
}

function shownAs({ column, cells, displayOf, leadsTo }: Filled): Shown {
  return {
    width: widthOf(column, cells),
    ...(displayOf === undefined ? {} : { displayOf }),
    ...(leadsTo === undefined ? {} : { leadsTo }),
  };
}

function widthOf({ label, type }: Column, cells: readonly Cell[]): number {
  const longestWord = Math.max(...label.split(/\s/u).map((word) => word.length));
  const longest = type === 'date' ? DATE_WIDTH : cells.reduce<number>((most, cell) => Math.max(most, String(cell ?? '').length), 0);
  return Math.min(WIDEST, Math.max(NARROWEST, longestWord, longest) + 2);
}

/** A column of text. */
export function texts(id: string, label: string, cells: readonly (string | null)[]): Filled {
  return { column: { id, type: 'text', role: 'attribute', label }, cells: cells.map((text) => (text === '' ? null : text)) };
}

/** A column of days. */
export function days(id: string, label: string, cells: readonly Cell[]): Filled {
  return { column: { id, type: 'date', role: 'time', label }, cells };
}
