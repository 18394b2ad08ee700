import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Instant } from '#kernel';
import { checkLimit } from '../bounds.js';
import { partOf, recordedAtOf } from '../envelope.js';
import { followPages, type WaitForNews } from '../follow.js';
import { MAX_PAGE, type EventReader, type Head, type Leaf, type ReadStream, type StoredEvent } from '../port.js';
import { unavailable } from './refusal.js';
import { openLedger } from './schema.js';

const POLL_MS = 50;

/**
 * The reading half of the store over a connection of its own, for any thread or process while the writer runs elsewhere; `follow` looks for news
 * every 50 ms. Reads run in the calling thread.
 * @throws Refused `unavailable` when there is no such ledger or it has another format
 */
export function openSqliteReader(path: string): EventReader {
  return new SqliteEventReader(path, pollForNews);
}

export class SqliteEventReader implements EventReader {
  protected readonly closed = new AbortController();
  readonly #db: DatabaseSync;
  readonly #forward: StatementSync;
  readonly #backward: StatementSync;
  readonly #all: StatementSync;
  readonly #leaves: StatementSync;
  readonly #byIds: StatementSync;
  readonly #last: StatementSync;
  readonly #envelope: StatementSync;

  constructor(
    protected readonly path: string,
    private readonly news: WaitForNews,
  ) {
    const db = openLedger(path, { readOnly: true });
    this.#db = db;
    const events = (condition: string): StatementSync =>
      db.prepare(`SELECT seq, id, stream, revision, envelope, salt, payload FROM event WHERE ${condition}`, { returnArrays: true });
    this.#forward = events('stream = ? AND revision >= ? ORDER BY revision LIMIT ?');
    this.#backward = events('stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?');
    this.#all = events('seq > ? ORDER BY seq LIMIT ?');
    this.#leaves = db.prepare('SELECT seq, envelope FROM event WHERE seq > ? ORDER BY seq LIMIT ?', { returnArrays: true });
    this.#byIds = events('id IN (SELECT value FROM json_each(?))');
    this.#last = db.prepare('SELECT seq, envelope FROM event ORDER BY seq DESC LIMIT 1');
    this.#envelope = db.prepare('SELECT envelope FROM event WHERE seq = ?');
  }

  async readStream(stream: string, { from, direction = 'forward', limit }: ReadStream): Promise<readonly StoredEvent[]> {
    this.#check(limit);
    const rows = direction === 'forward' ? this.#forward.all(stream, from ?? 0, limit) : this.#backward.all(stream, from ?? Number.MAX_SAFE_INTEGER, limit);
    return rows.map(toEvent);
  }

  async readAll(after: number, limit: number): Promise<readonly StoredEvent[]> {
    this.#check(limit);
    return this.#all.all(after, limit).map(toEvent);
  }

  async readLeaves(after: number, limit: number): Promise<readonly Leaf[]> {
    this.#check(limit);
    return this.#leaves.all(after, limit).map(toLeaf);
  }

  async find(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    this.#check(Math.max(ids.length, 1), 'ids');
    return this.#byIds.all(JSON.stringify(ids)).map(toEvent);
  }

  async head(): Promise<Head> {
    this.#check();
    const row = this.#last.get();
    return row === undefined ? { seq: -1, recordedAt: null } : { seq: row['seq'] as number, recordedAt: recordedAtOf(row['envelope'] as string) };
  }

  async seqBefore(instant: Instant): Promise<number> {
    let low = -1;
    let high = (await this.head()).seq;
    // recording times rise with seq, so the answer lies where they cross the instant
    while (low < high) {
      const middle = low + Math.ceil((high - low) / 2);
      if (recordedAtOf(this.#envelopeAt(middle)) < instant) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  async roundDown(seq: number): Promise<number> {
    const wanted = Math.min(seq, (await this.head()).seq);
    if (wanted < 0) return -1;
    const [index, count] = partOf(this.#envelopeAt(wanted));
    return index === count - 1 ? wanted : wanted - index - 1;
  }

  follow(after: number, { pageSize, signal }: { readonly pageSize: number; readonly signal: AbortSignal }): AsyncIterable<readonly StoredEvent[]> {
    this.#check(pageSize, 'pageSize');
    return followPages(this, this.news, after, pageSize, AbortSignal.any([signal, this.closed.signal]));
  }

  async close(): Promise<void> {
    if (this.closed.signal.aborted) return;
    this.closed.abort();
    this.#db.close();
  }

  #envelopeAt(seq: number): string {
    return this.#envelope.get(seq)?.['envelope'] as string;
  }

  #check(limit = MAX_PAGE, field?: string): void {
    if (this.closed.signal.aborted) throw unavailable(this.path, 'the ledger is closed', 'open it again');
    checkLimit(limit, field);
  }
}

type Row = readonly [seq: number, id: string, stream: string, revision: number, envelope: string, salt: string, payload: string];

function toEvent(row: unknown): StoredEvent {
  const [seq, id, stream, revision, envelope, salt, payload] = row as Row;
  return { seq, id, stream, revision, envelope, salt, payload };
}

function toLeaf(row: unknown): Leaf {
  const [seq, envelope] = row as readonly [seq: number, envelope: string];
  return { seq, envelope };
}

async function pollForNews(_seq: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(POLL_MS, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
