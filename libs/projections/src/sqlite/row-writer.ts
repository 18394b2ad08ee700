import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Broken } from '#kernel';
import type { Lookup, Row, RowChange, Value } from '../engine/row-change.js';
import type { Table } from '../engine/table.js';

/** Writes row changes, each shape of change with one prepared statement. */
export class RowWriter {
  /** Plain inserts and upserts, the many, found without building any text. */
  readonly #plain = { insert: new Map<Table, StatementSync>(), upsert: new Map<Table, StatementSync>() };
  readonly #columns = new Map<Table, readonly string[]>();
  readonly #bySql = new Map<string, StatementSync>();

  constructor(private readonly database: DatabaseSync) {}

  write(change: RowChange): void {
    if (change.kind === 'update') {
      this.#update(change.table, change.set, change.where);
    } else {
      this.#insert(change.kind, change.table, change.row);
    }
  }

  #insert(kind: 'insert' | 'upsert', table: Table, row: Row): void {
    const values: Value[] = [];
    for (const column of this.#columnsOf(table)) {
      const value = row[column] ?? null;
      if (typeof value === 'object' && value !== null) {
        this.#insertWithLookup(kind, table, row);
        return;
      }
      values.push(value);
    }
    let statement = this.#plain[kind].get(table);
    if (statement === undefined) {
      statement = this.database.prepare(
        insertSql(
          kind,
          table,
          this.#columnsOf(table).map(() => '?'),
        ),
      );
      this.#plain[kind].set(table, statement);
    }
    statement.run(...values);
  }

  #insertWithLookup(kind: 'insert' | 'upsert', table: Table, row: Row): void {
    const values: Value[] = [];
    const terms = this.#columnsOf(table).map((column) => term(row[column] ?? null, values));
    this.#prepared(insertSql(kind, table, terms)).run(...values);
  }

  #update(table: Table, set: Row, where: Row): void {
    const values: Value[] = [];
    const assignments = Object.entries(set).map(([column, value]) => `${column} = ${term(value, values)}`);
    const conditions = Object.entries(where).map(([column, value]) => (value === null ? `${column} IS NULL` : `${column} = ${term(value, values)}`));
    const statement = this.#prepared(`UPDATE ${table.name} SET ${assignments.join(', ')} WHERE ${conditions.join(' AND ')}`);
    if (statement.run(...values).changes === 0) {
      throw new Broken(`${table.name} has no row to change where ${JSON.stringify(where, (key, value: unknown) => (key === 'table' ? undefined : value))}`);
    }
  }

  #columnsOf(table: Table): readonly string[] {
    let columns = this.#columns.get(table);
    if (columns === undefined) {
      columns = Object.keys(table.columns);
      this.#columns.set(table, columns);
    }
    return columns;
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#bySql.get(sql);
    if (statement === undefined) {
      statement = this.database.prepare(sql);
      this.#bySql.set(sql, statement);
    }
    return statement;
  }
}

function insertSql(kind: 'insert' | 'upsert', table: Table, terms: readonly string[]): string {
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
