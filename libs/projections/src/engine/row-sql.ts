import { Broken, oncePerObject } from '#kernel';
import type { Lookup, Row, RowChange, Value } from './row-change.js';
import type { Table } from './table.js';

/** A row change as SQL: the text depends on the change's shape alone, so that one prepared statement serves all of a shape. */
export interface RowStatement {
  readonly sql: string;
  readonly values: readonly Value[];
}

export function sqlOf(change: RowChange): RowStatement {
  const values: Value[] = [];
  if (change.kind !== 'update') {
    const terms = Object.keys(change.table.columns).map((column) => term(change.row[column] ?? null, values));
    return { sql: insertSql(change.kind, change.table, `VALUES (${terms.join(', ')})`), values };
  }
  const { table, set, where } = change;
  const assignments = Object.entries(set).map(([column, value]) => `${column} = ${term(value, values)}`);
  const conditions = Object.entries(where).map(([column, value]) => (value === null ? `${column} IS NULL` : `${column} = ${term(value, values)}`));
  return { sql: `UPDATE ${table.name} SET ${assignments.join(', ')} WHERE ${conditions.join(' AND ')}`, values };
}

/** An insert of whole rows: `rows` is SQL that gives them, a term for each column in the order of the table's. */
export function insertSql(kind: 'insert' | 'upsert', table: Table, rows: string): string {
  const columns = Object.keys(table.columns);
  const sql = `INSERT INTO ${table.name} (${columns.join(', ')}) ${rows}`;
  if (kind === 'insert') return sql;
  const others = columns.filter((column) => !table.key.includes(column)).map((column) => `${column} = excluded.${column}`);
  return `${sql} ON CONFLICT (${table.key.join(', ')}) DO ${others.length === 0 ? 'NOTHING' : `UPDATE SET ${others.join(', ')}`}`;
}

/** Why an update that met no row can't be: the event speaks of something that is not there. */
export function nothingToChange({ table, where }: Extract<RowChange, { kind: 'update' }>): Broken {
  const conditions = Object.entries(where).map(([column, value]) => `${column} is ${typeof value === 'object' ? lookedUp(value) : value}`);
  return new Broken(`${table.name} has no row to change where ${conditions.join(' and ')}`);
}

function lookedUp(value: Lookup | null): string {
  return value === null ? 'empty' : `that of ${Object.values(value.where).join(', ')}`;
}

/** The SQL of a value; what it stands for is added to `values`. */
function term(value: Value | Lookup, values: Value[]): string {
  if (typeof value !== 'object' || value === null) {
    values.push(value);
    return '?';
  }
  const conditions = Object.entries(value.where).map(([column, wanted]) => {
    values.push(wanted);
    return `${column} = ?`;
  });
  values.push(value.otherwise);
  return `coalesce((SELECT ${value.column} FROM ${value.table.name} WHERE ${conditions.join(' AND ')}), ?)`;
}

const columnsOf = oncePerObject((table: Table) => Object.keys(table.columns));

/** The row's values in the order of the table's columns; null when one has to be looked up. */
export function plainValues(table: Table, row: Row): readonly Value[] | null {
  const values: Value[] = [];
  for (const column of columnsOf(table)) {
    const value = row[column] ?? null;
    if (typeof value === 'object' && value !== null) return null;
    values.push(value);
  }
  return values;
}
