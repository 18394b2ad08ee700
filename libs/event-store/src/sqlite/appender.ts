import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { instantFromMicros, microsOf, type Micros } from '#kernel';
import { envelopeText, recordedAtOf } from '../envelope.js';
import type { ExpectedRevision, NewEvent } from '../port.js';
import { contradiction } from '../repetition.js';
import type { ClockedAppend, Outcome } from './messages.js';

const REMEMBERED_STREAMS = 10_000;

/** The last event of the log, by which a reopened file is recognised. */
export interface LastEvent {
  readonly seq: number;
  readonly envelope: string;
}

/**
 * Appends groups over one open connection. It keeps the head and the revisions of recently used streams in memory, so after anything has thrown
 * it must be dropped together with its connection.
 */
export class Appender {
  readonly #insert: StatementSync;
  readonly #byIds: StatementSync;
  readonly #revision: StatementSync;
  readonly #revisions = new Map<string, number>();
  #last: LastEvent | null;
  #recordedAt: Micros;

  /** An append that claims no time is refused by a clock that is further ahead of the last event than `mostAhead`. */
  constructor(
    private readonly db: DatabaseSync,
    private readonly mostAhead: Micros = Number.POSITIVE_INFINITY,
  ) {
    this.#insert = db.prepare('INSERT INTO event (seq, id, stream, revision, envelope, salt, payload) VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#byIds = db.prepare('SELECT seq, id, stream, revision, envelope FROM event WHERE id IN (SELECT value FROM json_each(?)) ORDER BY seq');
    this.#revision = db.prepare('SELECT max(revision) AS revision FROM event WHERE stream = ?');
    const last = db.prepare('SELECT seq, envelope FROM event ORDER BY seq DESC LIMIT 1').get();
    this.#last = last === undefined ? null : { seq: last['seq'] as number, envelope: last['envelope'] as string };
    this.#recordedAt = this.#last === null ? 0 : microsOf(recordedAtOf(this.#last.envelope));
  }

  get last(): LastEvent | null {
    return this.#last;
  }

  /** Commits the group in one transaction, durable on return; each append succeeds or fails by itself. */
  commit(group: readonly ClockedAppend[]): readonly Outcome[] {
    this.db.exec('BEGIN IMMEDIATE');
    const stored = new Set(this.#find(group.flatMap(idsOf)).map(({ id }) => id));
    const outcomes = group.map((append) => this.#append(append, stored));
    this.db.exec('COMMIT');
    return outcomes;
  }

  /** `stored` holds those ids of the group that are in the log; what is appended is added to it. */
  #append({ stream, expected, claimedAt, now, events }: ClockedAppend, stored: Set<string>): Outcome {
    if (events.some(({ id }) => stored.has(id))) return repetition(stream, events, this.#find(idsOf({ events })));
    const revision = this.#lastRevision(stream);
    if (!isAsExpected(expected, revision)) return ['wrong-revision', revision];
    if (claimedAt === undefined && this.#last !== null && now - this.#recordedAt > this.mostAhead) return ['clock-ahead', now, this.#recordedAt];
    for (const { id } of events) stored.add(id);
    return this.#store(stream, revision + 1, Math.max(claimedAt ?? now, this.#recordedAt + 1), events);
  }

  #store(stream: string, firstRevision: number, recordedMicros: Micros, events: readonly NewEvent[]): Outcome {
    const firstSeq = (this.#last?.seq ?? -1) + 1;
    const recordedAt = instantFromMicros(recordedMicros);
    let seq = firstSeq;
    let revision = firstRevision;
    for (const [index, event] of events.entries()) {
      seq = firstSeq + index;
      revision = firstRevision + index;
      const envelope = envelopeText(event, stream, revision, recordedAt, [index, events.length]);
      this.#insert.run(seq, event.id, stream, revision, envelope, event.salt, event.payload);
      this.#last = { seq, envelope };
    }
    this.#recordedAt = recordedMicros;
    this.#remember(stream, revision);
    return ['stored', firstSeq, seq, revision, recordedAt];
  }

  #find(ids: readonly string[]): readonly KnownRow[] {
    return this.#byIds.all(JSON.stringify(ids)) as KnownRow[];
  }

  #lastRevision(stream: string): number {
    return this.#revisions.get(stream) ?? (this.#revision.get(stream)?.['revision'] as number | null) ?? -1;
  }

  #remember(stream: string, revision: number): void {
    this.#revisions.delete(stream);
    this.#revisions.set(stream, revision);
    if (this.#revisions.size <= REMEMBERED_STREAMS) return;
    for (const leastRecent of this.#revisions.keys()) {
      this.#revisions.delete(leastRecent);
      return;
    }
  }
}

type KnownRow = Record<'seq' | 'revision', number> & Record<'id' | 'stream' | 'envelope', string>;

/** The earlier answer when this very append is stored already, else a conflict. */
function repetition(stream: string, events: readonly NewEvent[], known: readonly KnownRow[]): Outcome {
  const stranger = contradiction(stream, events, known);
  if (stranger !== null) return ['conflict', stranger];
  const [first, last] = [known[0], known.at(-1)] as [KnownRow, KnownRow];
  return ['repeated', first.seq, last.seq, last.revision, recordedAtOf(last.envelope)];
}

function idsOf({ events }: Pick<ClockedAppend, 'events'>): readonly string[] {
  return events.map(({ id }) => id);
}

function isAsExpected(expected: ExpectedRevision, actual: number): boolean {
  return expected === 'any' || actual === (expected === 'none' ? -1 : expected);
}
