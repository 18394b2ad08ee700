import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Broken } from '#kernel';
import type { Lookup, Row, RowChange, Value } from '../engine/row-change.js';
import type { Table } from '../engine/table.js';
import { insertSql, sqlOf } from './row-sql.js';

/** A statement that puts a whole row of plain values into a table, and the columns in its order. */
interface PlainInsert {
  readonly columns: readonly string[];
  readonly statement: StatementSync;
}

/** Writes row changes, each shape of change with one prepared statement. */
export class RowWriter {
  /** Plain inserts and upserts, the many, found without building any text. */
  readonly #plain = { insert: new Map<Table, PlainInsert>(), upsert: new Map<Table, PlainInsert>() };
  readonly #bySql = new Map<string, StatementSync>();

  constructor(private readonly database: DatabaseSync) {}

  write(change: RowChange): void {
    if (change.kind !== 'update' && this.#insertPlain(change.kind, change.table, change.row)) return;
    const { sql, values } = sqlOf(change);
    const { changes } = this.#prepared(sql).run(...values);
    if (change.kind === 'update' && changes === 0) throw nothingToChange(change);
  }

  /** @returns whether it could: not when a value has to be looked up */
  #insertPlain(kind: 'insert' | 'upsert', table: Table, row: Row): boolean {
    const { columns, statement } = this.#plain[kind].get(table) ?? this.#preparePlain(kind, table);
    const values: Value[] = [];
    for (const column of columns) {
      const value = row[column] ?? null;
      if (typeof value === 'object' && value !== null) return false;
      values.push(value);
    }
    statement.run(...values);
    return true;
  }

  #preparePlain(kind: 'insert' | 'upsert', table: Table): PlainInsert {
    const columns = Object.keys(table.columns);
    const terms = columns.map(() => '?');
    const plain = { columns, statement: this.database.prepare(insertSql(kind, table, terms)) };
    this.#plain[kind].set(table, plain);
    return plain;
  }

  #prepared(sql: string): StatementSync {
    const known = this.#bySql.get(sql);
    if (known !== undefined) return known;
    const statement = this.database.prepare(sql);
    this.#bySql.set(sql, statement);
    return statement;
  }
}

function nothingToChange({ table, where }: Extract<RowChange, { kind: 'update' }>): Broken {
  const conditions = Object.entries(where).map(([column, value]) => `${column} is ${typeof value === 'object' ? lookedUp(value) : value}`);
  return new Broken(`${table.name} has no row to change where ${conditions.join(' and ')}`);
}

function lookedUp(value: Lookup | null): string {
  return value === null ? 'empty' : `that of ${Object.values(value.where).join(', ')}`;
}
