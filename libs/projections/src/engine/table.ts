/** What a column holds; `?` marks one that may be empty. Truth values are integers 0 and 1, data of no fixed shape is JSON text. */
export type ColumnType = 'text' | 'text?' | 'integer' | 'integer?';

export type Columns = Readonly<Record<string, ColumnType>>;

/** A read model's table as data: each engine makes its own DDL of it. */
export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly columns: C;
  /** Primary key; a row that has it already is an event that can't be applied. */
  readonly key: readonly string[];
  readonly indexes: readonly (readonly string[])[];
  /** Rows lie in the order of the key: for narrow tables that are read by it. */
  readonly clustered: boolean;
  /** A column of days by whose years an engine that can lays the rows apart: for the table that grows with every report. */
  readonly byYearOf: string | null;
}

type Column<C extends Columns> = Extract<keyof C, string>;

export function table<const C extends Columns>(
  name: string,
  columns: C,
  options: {
    readonly key: readonly Column<C>[];
    readonly indexes?: readonly (readonly Column<C>[])[];
    readonly clustered?: boolean;
    readonly byYearOf?: Column<C>;
  },
): Table<C> {
  const { key, indexes = [], clustered = false, byYearOf = null } = options;
  return { name, columns, key, indexes, clustered, byYearOf };
}

/** A row of the table as a query gives it back. */
export type RowIn<T extends Table> = { readonly [K in keyof T['columns']]: Cell<T['columns'][K]> };
type Cell<T> = T extends 'text' ? string : T extends 'text?' ? string | null : T extends 'integer' ? number : number | null;
