import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import type { PoolClient } from 'pg';
import { from as copyStream } from 'pg-copy-streams';
import { Refused } from '#kernel';
import { addressOf, clientConfig, settle, type Purpose } from './connection.js';
import { copyText, type CopyValue, type Value } from './copy.js';
import { quoted } from './identifier.js';
import { postgresRefusal } from './refusal.js';

export type { CopyValue, Purpose, Value };

/** A row by column name. `bigint` is a number, `numeric`, days and instants are text, `bytea` is a Buffer, JSON is what it says. */
export type Row = Readonly<Record<string, unknown>>;

/** Statements with values at `$1`, `$2`, …; a list stands for an array. */
export interface Queries {
  /** The rows that a statement answers. */
  query(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** How many rows a statement wrote. */
  run(sql: string, values?: readonly Value[]): Promise<number>;
}

/** One transaction on one connection. */
export interface Transaction extends Queries {
  /** Copies rows into the end of a table, the quickest way in. `table` is quoted here, and may have a schema before it. */
  copyFrom(table: string | readonly [schema: string, table: string], columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<void>;
}

/**
 * A bounded number of connections to one database. Whatever can't be done for reasons outside the program is refused: `busy` where trying
 * again helps, `unavailable` otherwise, also when a connection breaks off and nobody knows whether the last statement was carried out. The next
 * call connects anew.
 */
export interface Postgres extends Queries {
  /**
   * Runs `work` in one transaction; what it throws undoes all of it. `snapshot` reads only, and sees the database all the while as it was at
   * its first statement.
   */
  inTransaction<T>(work: (within: Transaction) => Promise<T>, kind?: 'write' | 'snapshot'): Promise<T>;
  /** Waits for what is under way, and lets go of every connection. */
  close(): Promise<void>;
}

/** The oldest server that will do: from 15 on the right to a checkpoint, which erasing needs, can be granted. */
export const OLDEST_SERVER = 15;

/**
 * Connects to a database with at most `max` connections at once; who finds them all in use waits ten seconds.
 * @throws Refused `invalid` for what is no URL of PostgreSQL, `unavailable` when the server can't be reached, does not let the user in, is
 * older than {@link OLDEST_SERVER}, or keeps text in something else than UTF-8
 */
export async function connectPostgres(url: string, options: Purpose & { readonly max: number }): Promise<Postgres> {
  const address = addressOf(url);
  const pool = new pg.Pool({
    ...clientConfig(url, options),
    max: options.max,
    verify: (client, done) => void settle(client, options).then(() => done(), done),
  });
  // nobody else listens to a connection that breaks while it is settled, which would end the process; the statement fails and tells
  pool.on('connect', (client) => client.on('error', () => undefined));
  // the pool lets go of a resting connection that breaks; who asks next gets a new one, or is told
  pool.on('error', () => undefined);
  const postgres = new PooledPostgres(pool, address);
  try {
    await assertServer(postgres, address);
    return postgres;
  } catch (error) {
    await postgres.close();
    throw error;
  }
}

async function assertServer(postgres: Postgres, address: string): Promise<void> {
  const [server] = await postgres.query(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int / 10000 AS major,
            current_setting('server_encoding') AS encoding`,
  );
  const refuse = (problem: string, remedy: string) =>
    new Refused('unavailable', `PostgreSQL at ${address} ${problem}: ${remedy}`, [{ field: 'POSTGRES_URL', problem: `PostgreSQL ${problem}`, remedy }]);
  if (Number(server?.['major']) < OLDEST_SERVER) throw refuse(`is version ${String(server?.['version'])}`, `use ${OLDEST_SERVER} or newer`);
  if (server?.['encoding'] !== 'UTF8') throw refuse(`keeps text in ${String(server?.['encoding'])}`, 'create the database with encoding UTF8');
}

class PooledPostgres implements Postgres {
  constructor(
    private readonly pool: pg.Pool,
    private readonly address: string,
  ) {}

  query(sql: string, values?: readonly Value[]): Promise<readonly Row[]> {
    return this.#onConnection((session) => session.query(sql, values));
  }

  run(sql: string, values?: readonly Value[]): Promise<number> {
    return this.#onConnection((session) => session.run(sql, values));
  }

  inTransaction<T>(work: (within: Transaction) => Promise<T>, kind: 'write' | 'snapshot' = 'write'): Promise<T> {
    return this.#onConnection(async (session) => {
      await session.run(kind === 'write' ? 'BEGIN' : 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      try {
        const result = await work(session);
        await session.run('COMMIT');
        return result;
      } catch (error) {
        await session.undo();
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    if (!this.pool.ending) await this.pool.end();
  }

  async #onConnection<T>(work: (session: Session) => Promise<T>): Promise<T> {
    try {
      const client = await this.pool.connect();
      const session = new Session(client);
      try {
        return await work(session);
      } finally {
        session.release();
      }
    } catch (error) {
      throw postgresRefusal(this.address, error);
    }
  }
}

class Session implements Transaction {
  /** Whether the connection is in a state that nobody knows, and must not be used by the next. */
  #isSpoilt = false;
  readonly #onError = (): void => {
    this.#isSpoilt = true;
  };

  constructor(private readonly client: PoolClient) {
    // a connection that breaks between two statements would end the process if nobody listened; the next statement fails and tells
    client.on('error', this.#onError);
  }

  async query(sql: string, values: readonly Value[] = []): Promise<readonly Row[]> {
    return (await this.#ask(sql, values)).rows as Row[];
  }

  async run(sql: string, values: readonly Value[] = []): Promise<number> {
    return (await this.#ask(sql, values)).rowCount ?? 0;
  }

  async copyFrom(table: string | readonly [schema: string, table: string], columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<void> {
    const into = [table].flat().map(quoted).join('.');
    const stream = this.client.query(copyStream(`COPY ${into} (${columns.map(quoted).join(', ')}) FROM STDIN`));
    await this.#watched(pipeline(Readable.from(copyText(rows)), stream));
  }

  /** Takes back what the transaction has done; where even that fails, the connection is given up, and the server takes it back. */
  async undo(): Promise<void> {
    if (this.#isSpoilt) return;
    await this.run('ROLLBACK').catch(this.#onError);
  }

  release(): void {
    this.client.removeListener('error', this.#onError);
    this.client.release(this.#isSpoilt);
  }

  #ask(sql: string, values: readonly Value[]): Promise<pg.QueryResult> {
    return this.#watched(this.client.query(sql, [...values]));
  }

  /** What the server answers leaves the connection as good as it was; any other failure does not. */
  async #watched<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      this.#isSpoilt ||= !(error instanceof pg.DatabaseError);
      throw error;
    }
  }
}
