import type { CalendarDate, Instant, Micros } from '#kernel';

/** An event ready to be appended. The store completes the envelope (stream, revision, part, recordedAt) and keeps its canonical bytes. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly corrects: string | null;
  readonly commitment: string;
  /** 16 random bytes, base64url; travels with the payload through every engine. */
  readonly salt: string;
  /** Canonical JSON. */
  readonly payload: string;
}

/** An event as it lies in the log. */
export interface StoredEvent {
  /** Ordinal in the ledger, dense from 0. */
  readonly seq: number;
  readonly id: string;
  readonly stream: string;
  /** Ordinal in the stream, dense from 0. */
  readonly revision: number;
  /** Canonical JSON of the envelope: the leaf's exact bytes (UTF-8). */
  readonly envelope: string;
  readonly salt: string;
  readonly payload: string;
}

/** An event as a leaf of the transparency log, which holds nothing of its payload. */
export type Leaf = Pick<StoredEvent, 'seq' | 'envelope'>;

/** What the writer expects of the stream: its last revision, that it is empty, or nothing. */
export type ExpectedRevision = number | 'none' | 'any';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** 1 to {@link MAX_EVENTS_PER_APPEND}; all or none is stored. */
  readonly events: readonly NewEvent[];
  /** The clock the caller claims (sample loading, migration); without it the store's own clock. recordedAt = max(claim, last + 1 µs). A claim is taken at its word. */
  readonly claimedAt?: Micros;
}

export interface Appended {
  /** Opaque, for `readAll` after it. */
  readonly position: string;
  /** seq of the first event of the append; null where a sequencer of its own has not reached it. */
  readonly firstSeq: number | null;
  /** seq of the last event of the append. */
  readonly seq: number | null;
  /** The stream's revision after the append. */
  readonly revision: number;
  readonly recordedAt: Instant | null;
  /** True when these very ids were there already, in this stream: nothing was written, the earlier answer is given. */
  readonly repeated: boolean;
}

/** The stream's last revision is not the expected one. */
export class WrongRevision extends Error {
  override readonly name = 'WrongRevision';

  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** -1 when the stream is empty. */
    readonly actual: number,
  ) {
    super(`stream ${stream} is at revision ${actual}, not ${expected}`);
  }
}

export const MAX_EVENTS_PER_APPEND = 10_000;
/** UTF-8 bytes of one event's payload. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;
/** UTF-8 bytes of all payloads of one append. */
export const MAX_APPEND_BYTES = 32 * 1024 * 1024;
/** Characters of a stream's name. */
export const MAX_STREAM_NAME = 200;
export const MAX_PAGE = 10_000;

export interface ReadStream {
  /** First revision wanted; backward reads start here and go down. Default: the beginning, or the end when backward. */
  readonly from?: number;
  readonly direction?: 'forward' | 'backward';
  /** At most {@link MAX_PAGE}. */
  readonly limit: number;
}

export interface Head {
  /** -1 when the ledger is empty. */
  readonly seq: number;
  readonly recordedAt: Instant | null;
}

/** The reading half of the port: can be had alone, in any thread or process, while the writer runs elsewhere. */
export interface EventReader {
  /** Events of one stream; none when the stream does not exist. @throws Refused `invalid` for a limit out of bounds */
  readStream(stream: string, options: ReadStream): Promise<readonly StoredEvent[]>;
  /** Events with seq > `after` in order, at most `limit`; -1 is the beginning. */
  readAll(after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** The same events as {@link readAll} gives, as leaves alone: payloads are not read, so that a page is small. */
  readLeaves(after: number, limit: number): Promise<readonly Leaf[]>;
  /** The stored events among these ids, at most {@link MAX_PAGE}, in no order. */
  find(ids: readonly string[]): Promise<readonly StoredEvent[]>;
  head(): Promise<Head>;
  /** Largest seq recorded before the instant; -1 when none was. */
  seqBefore(instant: Instant): Promise<number>;
  /** The largest end of an append not above `seq`: `seq` itself, or the end of the append before it when it lies inside one; -1 when there is none. */
  roundDown(seq: number): Promise<number>;
  /**
   * Pages of events after `after`, then new ones as they come, until `signal` aborts or the store is closed; then it ends without an error.
   * The next page is read when it is asked for: a slow consumer holds one page.
   */
  follow(after: number, options: { readonly pageSize: number; readonly signal: AbortSignal }): AsyncIterable<readonly StoredEvent[]>;
  close(): Promise<void>;
}

/** Whether the store can write; if not, since when and why. Appends are tried nevertheless, and the first that goes through ends it. */
export type StoreStatus = { readonly writable: true } | { readonly writable: false; readonly since: Instant; readonly reason: string };

/** Append-only, totally ordered. One contract suite holds every adapter to it. */
export interface EventStore extends EventReader {
  /**
   * Durable when it resolves.
   * @throws WrongRevision; Refused `invalid` (naming the field), `too-large`, `busy` (queue full), `conflict` (some of the ids exist elsewhere),
   * `unavailable` (disk full or failing, the store is closed, or its own clock is further ahead of the last event than it may be). Nothing of the append is stored then; after `unavailable` repeat it with the
   * same ids, which is safe whether or not it was.
   */
  append(request: AppendRequest): Promise<Appended>;
  /** Calls `listener` with the last seq after appends of this process have become durable; it must not throw. Returns how to stop listening. */
  onAppended(listener: (seq: number) => void): () => void;
  status(): StoreStatus;
  /** Finishes what was accepted, then closes. */
  close(): Promise<void>;
}
