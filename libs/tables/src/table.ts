import type { CalendarDate, DecimalText, Instant, Json } from '#kernel';

/** What a column's cells are. Decimals are exact text in every format that can hold it. */
export type CellType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'instant';

/**
 * One cell; null is "no value". By the column's type: any text, a safe integer, a {@link DecimalText}, a boolean, a {@link CalendarDate},
 * or an {@link Instant}.
 */
export type Cell = string | number | boolean | DecimalText | CalendarDate | Instant | null;

/** One cell for each of the table's columns, in their order. */
export type Row = readonly Cell[];

/**
 * What a column is in a cube of figures: something a figure is broken down by (a time, a place, or else), the figure, the standard sign
 * beside it (":" confidential, "." not possible, ".." missing, "*" provisional, "|" break), or something told of the row. A table without
 * anything to break down by is a list, and no cube.
 */
export type ColumnRole = 'time' | 'place' | 'dimension' | 'measure' | 'sign' | 'attribute';

/** How a spreadsheet shows a number; other formats hold the number alone. A percentage is a ratio: 0.021 is shown as 2,1 %. */
export type NumberDisplay = 'plain' | 'grouped' | 'percent';

/** One column. `id` is for machines and never changes; `label` and `description` are for people, in the table's language. */
export interface Column {
  readonly id: string;
  readonly type: CellType;
  readonly role: ColumnRole;
  readonly label: string;
  readonly description?: string;
  /** The unit of measurement, in words, where it is the same all the way down. */
  readonly unit?: string;
  readonly display?: NumberDisplay;
  /** Whether there is a value in every row. */
  readonly required?: true;
  /** For a dimension whose cells are codes: the id of the column with their words. */
  readonly wordsIn?: string;
}

/** What the words of a table are written in: a BCP 47 tag, `nb`, `nn` or `en`. */
export type TableLanguage = 'nb' | 'nn' | 'en';

/**
 * A table: columns, and rows that come in pages, so that a million of them need no more memory than a page. Rows come in an order of
 * their own that is the same each time; every writer keeps it.
 */
export interface Table {
  /** For machines: the name of a file or of a sheet's table. */
  readonly id: string;
  readonly title: string;
  readonly language: TableLanguage;
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
  /** What goes with the table wherever it goes: definitions, units, sources, breaks, basis. Formats that can hold it, do. */
  readonly about: { readonly [name: string]: Json };
}
