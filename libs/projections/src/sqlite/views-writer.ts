import { existsSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { ChangeFailed, CheckpointMoved, type Checkpoint, type Commit, type Stopped, type ViewsWriter } from '../engine/views.js';
import type { Projection } from '../engine/projection.js';
import { RowWriter } from './row-writer.js';
import { schemaOf } from './schema.js';

/** Primary result codes that are the disk's or the machine's fault, not the event's: busy, locked, out of memory, read-only, I/O, corrupt, full, can't open. */
const NOT_THE_EVENTS_FAULT = new Set([5, 6, 7, 8, 10, 11, 13, 14]);

/** Primary result codes of a file that is no database, a damaged one, or one without our tables. */
const HOLDS_NO_READ_MODELS = new Set([1, 11, 26]);

/** Read models in one SQLite file. They can be rebuilt, so a commit need not survive a power cut; it never leaves a page half-written. */
export class SqliteViewsWriter implements ViewsWriter {
  readonly #database: DatabaseSync;
  readonly #rows: RowWriter;
  readonly #move: StatementSync;

  /** Opens the file, and makes it and the tables where they are missing. */
  constructor(path: string, projections: readonly Projection[]) {
    this.#database = new DatabaseSync(path, { timeout: 5000, defensive: true });
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -65536');
    this.#inTransaction(() => {
      for (const statement of schemaOf(projections)) this.#database.exec(statement);
      const begin = this.#database.prepare("INSERT INTO projection VALUES (?, ?, -1, '', '', NULL) ON CONFLICT (name) DO NOTHING");
      for (const { name, version } of projections) begin.run(name, version);
    });
    this.#rows = new RowWriter(this.#database);
    this.#move = this.#database.prepare('UPDATE projection SET seq = ?, event_id = ?, updated_at = ?, stopped = ? WHERE name = ? AND version = ? AND seq = ?');
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    return checkpointsIn(this.#database);
  }

  async commit({ from, to, changes }: Commit): Promise<void> {
    this.#inTransaction(() => {
      const stopped = to.stopped === null ? null : JSON.stringify(to.stopped);
      const moved = this.#move.run(to.seq, to.eventId, to.updatedAt, stopped, from.name, from.version, from.seq);
      if (moved.changes !== 1) throw new CheckpointMoved(from.name, from.seq);
      changes.forEach((ofEvent, index) => {
        try {
          for (const change of ofEvent) this.#rows.write(change);
        } catch (error) {
          throw isTheMachinesFault(error) ? error : new ChangeFailed(index, error);
        }
      });
    });
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #inTransaction(work: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** The checkpoints in the file under the name; null when there is no file, or one that holds no read models. Changes nothing. */
export function checkpointsAt(path: string): readonly Checkpoint[] | null {
  if (!existsSync(path)) return null;
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    return checkpointsIn(database);
  } catch (error) {
    if (HOLDS_NO_READ_MODELS.has(resultCodeOf(error) ?? 0)) return null;
    throw error;
  } finally {
    database.close();
  }
}

function checkpointsIn(database: DatabaseSync): Checkpoint[] {
  return database
    .prepare('SELECT * FROM projection ORDER BY name')
    .all()
    .map((row) => ({
      name: String(row['name']),
      version: Number(row['version']),
      seq: Number(row['seq']),
      eventId: String(row['event_id']),
      updatedAt: String(row['updated_at']),
      stopped: row['stopped'] === null ? null : (JSON.parse(String(row['stopped'])) as Stopped),
    }));
}

function isTheMachinesFault(error: unknown): boolean {
  return NOT_THE_EVENTS_FAULT.has(resultCodeOf(error) ?? 0);
}

/** SQLite's primary result code. */
function resultCodeOf(error: unknown): number | null {
  // told by its shape: an error from another realm is no instance of this one's Error
  return typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}
