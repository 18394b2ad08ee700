import { Broken } from '#kernel';
import type { Postgres, Queries, Transaction } from '#postgres';
import { ChangeFailed, CheckpointMoved, type Checkpoint, type Commit, type Stopped, type ViewsWriter } from '../engine/views.js';
import { codeOf } from './error-code.js';
import { addPartition, partitionsFor, partitionsIn } from './partitions.js';
import { numbered } from './placeholders.js';
import { RowBatch } from './row-batch.js';

const MOVE = numbered('UPDATE projection SET seq = ?, event_id = ?, updated_at = ?, stopped = ? WHERE name = ? AND version = ? AND seq = ?');

/** Read models in one schema, which its connections have as their search path. */
export class PostgresViewsWriter implements ViewsWriter {
  readonly #partitions = new Set<string>();

  /** @param bulk how new rows go in: `copy` for the many of a rebuild */
  constructor(
    private readonly postgres: Postgres,
    private readonly bulk: 'insert' | 'copy',
  ) {}

  async checkpoints(): Promise<readonly Checkpoint[]> {
    return checkpointsIn(this.postgres);
  }

  async commit(page: Commit): Promise<void> {
    try {
      await this.#inTransaction(page, (within) => together(within, this.bulk, page.changes));
    } catch (error) {
      if (!isTheEventsFault(error)) throw error;
      // rows that go in together do not say which event failed
      await this.#inTransaction(page, (within) => oneByOne(within, page.changes));
    }
  }

  close(): Promise<void> {
    return this.postgres.close();
  }

  /** Moves the checkpoint first: another projector at the same page waits for it, and then finds that it has moved. */
  async #inTransaction({ from, to, changes }: Commit, write: (within: Transaction) => Promise<void>): Promise<void> {
    const stopped = to.stopped === null ? null : JSON.stringify(to.stopped);
    const added = [...partitionsFor(changes)].filter(([name]) => !this.#partitions.has(name));
    await this.postgres.inTransaction(async (within) => {
      // what is rebuilt is on disk when it is swapped in, which waits for all before it; until then a crash may take back its last pages
      if (this.bulk === 'copy') await within.run('SET LOCAL synchronous_commit TO off');
      const moved = await within.run(MOVE, [to.seq, to.eventId, to.updatedAt, stopped, from.name, from.version, from.seq]);
      if (moved !== 1) throw new CheckpointMoved(from.name, from.seq);
      const there = added.length === 0 ? this.#partitions : await partitionsIn(within);
      for (const [name, { table, partition }] of added) if (!there.has(name)) await addPartition(within, table, partition);
      await write(within);
    });
    for (const [name] of added) this.#partitions.add(name);
  }
}

async function together(within: Transaction, bulk: 'insert' | 'copy', changes: Commit['changes']): Promise<void> {
  const batch = new RowBatch(within, bulk);
  for (const ofEvent of changes) for (const change of ofEvent) await batch.write(change);
  await batch.end();
}

async function oneByOne(within: Transaction, changes: Commit['changes']): Promise<void> {
  for (const [index, ofEvent] of changes.entries()) {
    try {
      await together(within, 'insert', [ofEvent]);
    } catch (error) {
      throw isTheEventsFault(error) ? new ChangeFailed(index, error) : error;
    }
  }
}

/** The checkpoints in the schema that is first in the search path. */
export async function checkpointsIn(postgres: Queries, schema = ''): Promise<readonly Checkpoint[]> {
  const rows = await postgres.query(
    `SELECT name, version, seq, event_id AS "eventId", updated_at AS "updatedAt", stopped FROM ${schema}projection ORDER BY name`,
  );
  return (rows as readonly object[] as readonly (Omit<Checkpoint, 'stopped'> & { readonly stopped: string | null })[]).map((row) => ({
    ...row,
    stopped: row.stopped === null ? null : (JSON.parse(row.stopped) as Stopped),
  }));
}

/** Classes of codes that speak of the rows, not of the server: cardinality, data, integrity, and what is too long for an index. */
const OF_THE_ROWS = /^(21|22|23|54)/;

function isTheEventsFault(error: unknown): boolean {
  return error instanceof Broken || OF_THE_ROWS.test(codeOf(error));
}
