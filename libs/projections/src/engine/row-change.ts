import type { Columns, Table } from './table.js';

export type Value = string | number | null;

/** The value of `column` in the one row of `table` that has this key; `otherwise` when there is no such row. */
export interface Lookup {
  readonly table: Table;
  readonly column: string;
  readonly where: Readonly<Record<string, Value>>;
  readonly otherwise: Value;
}

export type Row = Readonly<Record<string, Value | Lookup>>;

/** What one event does to one table. A column left out of an insert is empty; in `where`, `null` means "is empty". */
export type RowChange =
  | { readonly kind: 'insert'; readonly table: Table; readonly row: Row }
  | { readonly kind: 'upsert'; readonly table: Table; readonly row: Row }
  | { readonly kind: 'update'; readonly table: Table; readonly set: Row; readonly where: Row };

type In<T extends string> = T extends 'text'
  ? string | Lookup
  : T extends 'text?'
    ? string | null | Lookup
    : T extends 'integer'
      ? number | Lookup
      : number | null | Lookup;
type MayBeEmpty<C extends Columns> = { [K in keyof C]: C[K] extends `${string}?` ? K : never }[keyof C];
type RowOf<C extends Columns> = { readonly [K in Exclude<keyof C, MayBeEmpty<C>>]: In<C[K]> } & { readonly [K in MayBeEmpty<C>]?: In<C[K]> };
type Some<C extends Columns> = { readonly [K in keyof C]?: In<C[K]> };

export function insert<C extends Columns>(table: Table<C>, row: RowOf<C>): RowChange {
  return { kind: 'insert', table, row };
}

/** Puts the row in place of the one with the same key, if there is one. */
export function upsert<C extends Columns>(table: Table<C>, row: RowOf<C>): RowChange {
  return { kind: 'upsert', table, row };
}

/** Changes every row that matches. When none does, the event can't be applied: it speaks of something that is not there. */
export function update<C extends Columns>(table: Table<C>, set: Some<C>, where: Some<C>): RowChange {
  return { kind: 'update', table, set: set as Row, where: where as Row };
}

export function lookup<C extends Columns>(table: Table<C>, column: Extract<keyof C, string>, where: Some<C>, otherwise: Value = null): Lookup {
  return { table, column, where: where as Lookup['where'], otherwise };
}
