import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Row, RowChange } from '../engine/row-change.js';
import { insertSql, nothingToChange, plainValues, sqlOf } from '../engine/row-sql.js';
import type { Table } from '../engine/table.js';

/** Writes row changes, each shape of change with one prepared statement. */
export class RowWriter {
  /** Plain inserts and upserts, the many, found without building any text. */
  readonly #plain = { insert: new Map<Table, StatementSync>(), upsert: new Map<Table, StatementSync>() };
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
    const values = plainValues(table, row);
    if (values === null) return false;
    (this.#plain[kind].get(table) ?? this.#preparePlain(kind, table)).run(...values);
    return true;
  }

  #preparePlain(kind: 'insert' | 'upsert', table: Table): StatementSync {
    const terms = Object.keys(table.columns).map(() => '?');
    const plain = this.database.prepare(insertSql(kind, table, `VALUES (${terms.join(', ')})`));
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
