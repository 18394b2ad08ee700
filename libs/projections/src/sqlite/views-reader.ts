import { statSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { notYet } from '../engine/not-yet.js';
import type { Projection } from '../engine/projection.js';
import type { Value } from '../engine/row-change.js';
import type { Read, ViewsReader } from '../engine/views.js';

interface Open {
  readonly file: string;
  readonly database: DatabaseSync;
  readonly statements: Statements;
}

/**
 * Read models in an SQLite file that may be swapped for a rebuilt one at any time. Each snapshot begins by asking whether the file
 * under the name is still the one that is open; asked after the snapshot is taken, so that an answer never mixes two files.
 */
export class SqliteViewsReader implements ViewsReader {
  #open: Open | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly projections: readonly Projection[],
  ) {}

  snapshot<T>(ask: (read: Read) => Promise<T>): Promise<T> {
    const answer = this.#turn.then(() => this.#snapshot(ask));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    await this.#turn;
    this.#discard();
  }

  async #snapshot<T>(ask: (read: Read) => Promise<T>): Promise<T> {
    const { database, statements } = this.#begin();
    try {
      return await ask({ all: async <R extends object>(sql: string, ...params: readonly Value[]) => statements.rowsOf(sql, params) as readonly R[] });
    } finally {
      database.exec('COMMIT');
    }
  }

  /** Begins a read transaction on the file that lies under the name now. */
  #begin(): Open {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      this.#open ??= this.#openFile();
      this.#open.database.exec('BEGIN');
      const versions = this.#open.database.prepare('SELECT name, version FROM projection').all();
      if (fileAt(this.path) === this.#open.file) {
        const versionOf = new Map(versions.map((row) => [row['name'], row['version']]));
        if (this.projections.every((projection) => versionOf.get(projection.name) === projection.version)) return this.#open;
        this.#discard();
        throw notYet('the read models are of another version and are being rebuilt');
      }
      this.#discard();
    }
    throw notYet('the read models are being replaced');
  }

  #openFile(): Open {
    const file = fileAt(this.path);
    if (file === null) throw notYet('the read models have not been built yet');
    const database = new DatabaseSync(this.path, { readOnly: true, timeout: 5000 });
    database.exec('PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -16384');
    return { file, database, statements: new Statements(database) };
  }

  #discard(): void {
    if (this.#open?.database.isTransaction === true) this.#open.database.exec('ROLLBACK');
    this.#open?.database.close();
    this.#open = null;
  }
}

/** Prepared once for as long as the file is open. */
class Statements {
  readonly #bySql = new Map<string, Statement>();

  constructor(private readonly database: DatabaseSync) {}

  rowsOf(sql: string, params: readonly Value[]): readonly object[] {
    const { prepared, columns } = this.#bySql.get(sql) ?? this.#prepare(sql);
    const rows: readonly object[] = prepared.all(...params);
    return (rows as readonly (readonly Value[])[]).map((values) => rowOf(columns, values));
  }

  #prepare(sql: string): Statement {
    const prepared = this.database.prepare(sql);
    // the objects that it would make itself are slow to make, and slower to read
    prepared.setReturnArrays(true);
    const statement = { prepared, columns: prepared.columns().map(({ name }) => name) };
    this.#bySql.set(sql, statement);
    return statement;
  }
}

interface Statement {
  readonly prepared: StatementSync;
  readonly columns: readonly string[];
}

function rowOf(columns: readonly string[], values: readonly Value[]): object {
  const row: Record<string, Value> = {};
  for (let index = 0; index < columns.length; index += 1) row[columns[index] as string] = values[index] as Value;
  return row;
}

/** Which file lies under the name: its device and inode; null when none does. */
function fileAt(path: string): string | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.dev}:${stats.ino}`;
}
