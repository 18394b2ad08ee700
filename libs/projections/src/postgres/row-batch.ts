import type { Transaction } from '#postgres';
import type { Lookup, Row, RowChange, Value } from '../engine/row-change.js';
import { insertSql, nothingToChange, plainValues, sqlOf } from '../engine/row-sql.js';
import type { Table } from '../engine/table.js';
import { numbered } from './placeholders.js';

/** Rows of one table that wait to be put in together. */
interface Waiting {
  readonly kind: 'insert' | 'upsert';
  readonly rows: Map<string | number, readonly Value[]>;
}

/**
 * Writes row changes in few statements. Whole rows wait until there is something that might see them: an update of their table, a look
 * at it, or the end. So the rows come to be what they would be one by one.
 */
export class RowBatch {
  readonly #waiting = new Map<Table, Waiting>();

  /** @param bulk how whole new rows go in: `copy` is the quickest for many */
  constructor(
    private readonly within: Transaction,
    private readonly bulk: 'insert' | 'copy',
  ) {}

  async write(change: RowChange): Promise<void> {
    if (change.kind !== 'update') {
      const values = plainValues(change.table, change.row);
      if (values !== null) return this.#wait(change.kind, change.table, change.row, values);
    }
    for (const table of tablesSeenBy(change)) await this.#put(table);
    const { sql, values } = sqlOf(change);
    const changed = await this.within.run(numbered(sql), values.map(storable));
    if (change.kind === 'update' && changed === 0) throw nothingToChange(change);
  }

  /** Puts in all that waits. */
  async end(): Promise<void> {
    for (const table of this.#waiting.keys()) await this.#put(table);
  }

  async #wait(kind: 'insert' | 'upsert', table: Table, row: Row, values: readonly Value[]): Promise<void> {
    if (this.#waiting.get(table)?.kind !== kind) await this.#put(table);
    const waiting = this.#waiting.get(table) ?? { kind, rows: new Map() };
    this.#waiting.set(table, waiting);
    // one statement can't meet the same key twice: of several that replace each other, the last stays
    const key = kind === 'insert' ? waiting.rows.size : JSON.stringify(table.key.map((column) => row[column]));
    waiting.rows.set(key, values.map(storable));
  }

  async #put(table: Table): Promise<void> {
    const waiting = this.#waiting.get(table);
    if (waiting === undefined) return;
    this.#waiting.delete(table);
    const rows = [...waiting.rows.values()];
    const columns = Object.keys(table.columns);
    if (waiting.kind === 'insert' && this.bulk === 'copy') return this.within.copyFrom(table.name, columns, rows);
    const lists = Object.values(table.columns).map((type, index) => `$${index + 1}::${type.startsWith('text') ? 'text' : 'bigint'}[]`);
    const sql = insertSql(waiting.kind, table, `SELECT * FROM unnest(${lists.join(', ')})`);
    await this.within.run(
      sql,
      columns.map((_, index) => rows.map((values) => values[index] ?? null)),
    );
  }
}

/** The table a change writes to where it must find the rows before it, and those it looks into. */
function tablesSeenBy(change: RowChange): ReadonlySet<Table> {
  const values = change.kind === 'update' ? [...Object.values(change.set), ...Object.values(change.where)] : Object.values(change.row);
  const lookedInto = values.filter((value): value is Lookup => typeof value === 'object' && value !== null).map(({ table }) => table);
  return new Set([change.table, ...lookedInto]);
}

/** PostgreSQL's text has no place for U+0000; what may hold one besides is JSON, where it is written out. */
function storable(value: Value): Value {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\u2400') : value;
}
