import type { Lookup, RowChange, Value } from '../engine/row-change.js';
import type { Table } from '../engine/table.js';

/** A row change as SQL: the text depends on the change's shape alone, so that one prepared statement serves all of a shape. */
export interface RowStatement {
  readonly sql: string;
  readonly values: readonly Value[];
}

export function sqlOf(change: RowChange): RowStatement {
  const values: Value[] = [];
  if (change.kind !== 'update') {
    const terms = Object.keys(change.table.columns).map((column) => term(change.row[column] ?? null, values));
    return { sql: insertSql(change.kind, change.table, terms), values };
  }
  const { table, set, where } = change;
  const assignments = Object.entries(set).map(([column, value]) => `${column} = ${term(value, values)}`);
  const conditions = Object.entries(where).map(([column, value]) => (value === null ? `${column} IS NULL` : `${column} = ${term(value, values)}`));
  return { sql: `UPDATE ${table.name} SET ${assignments.join(', ')} WHERE ${conditions.join(' AND ')}`, values };
}

/** An insert with one SQL term for each column, in the order of the table's columns. */
export function insertSql(kind: 'insert' | 'upsert', table: Table, terms: readonly string[]): string {
  const columns = Object.keys(table.columns);
  const sql = `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${terms.join(', ')})`;
  if (kind === 'insert') return sql;
  const others = columns.filter((column) => !table.key.includes(column)).map((column) => `${column} = excluded.${column}`);
  return `${sql} ON CONFLICT (${table.key.join(', ')}) DO ${others.length === 0 ? 'NOTHING' : `UPDATE SET ${others.join(', ')}`}`;
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
