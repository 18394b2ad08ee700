import { instantFromMicros, microsOf, Refused, systemClock, type Clock, type Instant, type Micros } from '#kernel';
import { checkAppend, checkLimit } from '../bounds.js';
import { clockAhead } from '../clock-ahead.js';
import { envelopeText, partOf, recordedAtOf } from '../envelope.js';
import { Arrivals, followPages } from '../follow.js';
import { conflictingId, contradiction } from '../repetition.js';
import {
  WrongRevision,
  type Appended,
  type AppendRequest,
  type EventStore,
  type Head,
  type Leaf,
  type ReadStream,
  type StoredEvent,
  type StoreStatus,
} from '../port.js';

/** The whole contract over one array: for tests, and the plain model the other adapters are compared with. Nothing survives the process. */
export class MemoryEventStore implements EventStore {
  readonly #log: StoredEvent[] = [];
  readonly #arrivals = new Arrivals(-1);
  readonly #closed = new AbortController();

  /** Appends that claim no time are refused by a clock further ahead of the last event than `mostAhead`. */
  constructor(
    private readonly clock: Clock = systemClock,
    private readonly mostAhead: Micros = Number.POSITIVE_INFINITY,
  ) {}

  async append(request: AppendRequest): Promise<Appended> {
    checkAppend(request);
    this.#assertOpen();
    const { stream, expected, events } = request;
    const known = this.#among(events.map(({ id }) => id));
    if (known.length > 0) {
      const stranger = contradiction(stream, events, known);
      if (stranger !== null) throw conflictingId(stranger);
      return answer(known, true);
    }
    const revision = this.#log.filter((event) => event.stream === stream).length - 1;
    if (expected !== 'any' && revision !== (expected === 'none' ? -1 : expected)) throw new WrongRevision(stream, expected, revision);
    const last = this.#log.at(-1);
    const recordedAt = this.#timeOf(request, last);
    const firstSeq = this.#log.length;
    for (const [index, event] of events.entries()) {
      const own = { seq: firstSeq + index, stream, revision: revision + 1 + index };
      const envelope = envelopeText(event, stream, own.revision, recordedAt, [index, events.length]);
      this.#log.push({ ...own, id: event.id, envelope, salt: event.salt, payload: event.payload });
    }
    const added = this.#log.slice(firstSeq);
    this.#arrivals.announce(this.#log.length - 1);
    return answer(added, false);
  }

  async readStream(stream: string, { from, direction = 'forward', limit }: ReadStream): Promise<readonly StoredEvent[]> {
    this.#assertOpen();
    checkLimit(limit);
    const own = this.#log.filter((event) => event.stream === stream);
    const wanted = direction === 'forward' ? own.slice(Math.max(from ?? 0, 0)) : own.slice(0, Math.max((from ?? own.length) + 1, 0)).toReversed();
    return wanted.slice(0, limit);
  }

  async readAll(after: number, limit: number): Promise<readonly StoredEvent[]> {
    this.#assertOpen();
    checkLimit(limit);
    const from = Math.max(after + 1, 0);
    return this.#log.slice(from, from + limit);
  }

  async readLeaves(after: number, limit: number): Promise<readonly Leaf[]> {
    return (await this.readAll(after, limit)).map(({ seq, envelope }) => ({ seq, envelope }));
  }

  async find(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    this.#assertOpen();
    checkLimit(Math.max(ids.length, 1), 'ids');
    return this.#among(ids);
  }

  async head(): Promise<Head> {
    this.#assertOpen();
    const last = this.#log.at(-1);
    return last === undefined ? { seq: -1, recordedAt: null } : { seq: last.seq, recordedAt: recordedAtOf(last.envelope) };
  }

  async seqBefore(instant: Instant): Promise<number> {
    this.#assertOpen();
    return this.#log.findLastIndex(({ envelope }) => recordedAtOf(envelope) < instant);
  }

  async roundDown(seq: number): Promise<number> {
    this.#assertOpen();
    return this.#log.findLastIndex((event) => {
      const [index, count] = partOf(event.envelope);
      return event.seq <= seq && index === count - 1;
    });
  }

  follow(after: number, { pageSize, signal }: { readonly pageSize: number; readonly signal: AbortSignal }): AsyncIterable<readonly StoredEvent[]> {
    this.#assertOpen();
    checkLimit(pageSize, 'pageSize');
    const until = AbortSignal.any([signal, this.#closed.signal]);
    return followPages(this, (seq, stop) => this.#arrivals.beyond(seq, stop), after, pageSize, until);
  }

  onAppended(listener: (seq: number) => void): () => void {
    return this.#arrivals.listen(listener);
  }

  status(): StoreStatus {
    return { writable: true };
  }

  async close(): Promise<void> {
    this.#closed.abort();
  }

  #timeOf({ claimedAt }: AppendRequest, last: StoredEvent | undefined): Instant {
    const now = this.clock.nowMicros();
    if (last === undefined) return instantFromMicros(claimedAt ?? now);
    const before = microsOf(recordedAtOf(last.envelope));
    if (claimedAt === undefined && now - before > this.mostAhead) throw clockAhead(now, before);
    return instantFromMicros(Math.max(claimedAt ?? now, before + 1));
  }

  #among(ids: readonly string[]): readonly StoredEvent[] {
    const wanted = new Set(ids);
    return this.#log.filter(({ id }) => wanted.has(id));
  }

  #assertOpen(): void {
    if (this.#closed.signal.aborted) throw new Refused('unavailable', 'the ledger is closed');
  }
}

function answer(events: readonly StoredEvent[], repeated: boolean): Appended {
  const first = events[0] as StoredEvent;
  const last = events.at(-1) as StoredEvent;
  return { position: String(last.seq), firstSeq: first.seq, seq: last.seq, revision: last.revision, recordedAt: recordedAtOf(last.envelope), repeated };
}
