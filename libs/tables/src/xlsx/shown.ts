import type { NumberDisplay, Table } from '../table.js';

/** How a spreadsheet shows a column, beyond what the column says of itself. */
export interface Shown {
  /** How many characters wide, longer text on several lines; without it, as wide as the heading needs. */
  readonly width?: number;
  /** Where numbers of several kinds stand in one column: how that of a row is shown, by the row's number from 0. */
  readonly displayOf?: (row: number) => NumberDisplay;
  /** Where the cell of a row leads, by the row's number from 0: to a sheet of the workbook, by its number from 0. */
  readonly leadsTo?: (row: number) => number;
}

/** A table as a sheet of a workbook. */
export interface Sheet extends Table {
  /** By the column's id. */
  readonly shown?: Readonly<Partial<Record<string, Shown>>>;
}
