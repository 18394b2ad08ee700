import { Refused } from '#kernel';
import type { Basis, Point, Read } from '#projections';
import { SIGNS, type Sign } from '#reporting';
import type { Column, Row } from '#tables';
import type { TableParams } from './definitions.js';

/** A table on its way to its rows. */
export interface TableAsked {
  readonly read: Read;
  readonly point: Point;
  /** What it rests on, without what may be told of that later, such as a checkpoint. */
  readonly basis: Pick<Basis, 'at' | 'seq' | 'timeZone' | 'rules' | 'sample'>;
  readonly params: TableParams;
}

/** A row, and for each figure of a measure in it the events that it is the sum of. */
export interface FigureRow {
  readonly cells: Row;
  readonly figures: readonly { readonly measure: string; readonly of: readonly string[] }[];
}

/** A sign as the column `sign` has it. */
export function signText(sign: Sign | null): string | null {
  return sign && SIGNS[sign];
}

/** Says which of the rows have figures that must not be told: their places among the rows. One measure's rows come together. */
export type Disclosure = (rows: readonly FigureRow[]) => Promise<ReadonlySet<number>>;

/** For the organisation itself: everything is told. */
export const everything: Disclosure = async () => new Set();

/** Rows that are computed are held all at once; more than so many are refused. */
const MOST_COMPUTED = 200_000;
const ROWS_IN_A_PAGE = 2000;

/** The rows, all of them. @throws Refused `too-large` when there are more than can be held */
export async function held(rows: AsyncIterable<FigureRow> | Iterable<FigureRow>, narrowedBy: readonly string[]): Promise<readonly FigureRow[]> {
  const all: FigureRow[] = [];
  for await (const row of rows) {
    if (all.length === MOST_COMPUTED) throw tooMany(`more than ${MOST_COMPUTED}`, MOST_COMPUTED, narrowedBy);
    all.push(row);
  }
  return all;
}

/** A refusal that says how many rows there are, how many there may be, and how to ask for fewer. */
export function tooMany(rows: string, most: number, narrowedBy: readonly string[]): Refused {
  const problem = `the table has ${rows} rows, and at most ${most} can be taken out so`;
  return new Refused('too-large', problem, [{ field: 'table', problem, remedy: `narrow it with ${narrowedBy.join(', ')}, or ask for csv, ndjson or parquet` }]);
}

/** The rows in pages, with figures that must not be told taken out: the sign ":" stands for all of them in a row. */
export function told(rows: readonly FigureRow[], hidden: ReadonlySet<number>, columns: readonly Column[]): readonly (readonly Row[])[] {
  const shown = rows.map(({ cells }, place) => (hidden.has(place) ? withoutFigures(cells, columns) : cells));
  return Array.from({ length: Math.ceil(shown.length / ROWS_IN_A_PAGE) }, (_, page) => shown.slice(page * ROWS_IN_A_PAGE, (page + 1) * ROWS_IN_A_PAGE));
}

function withoutFigures(cells: Row, columns: readonly Column[]): Row {
  return cells.map((cell, index) => {
    const role = columns[index]?.role;
    return role === 'sign' ? SIGNS.confidential : role === 'measure' ? null : cell;
  });
}
