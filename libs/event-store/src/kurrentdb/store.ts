import { microsOf, Refused, type Clock, type Micros } from '#kernel';
import { checkAppend } from '../bounds.js';
import { clockAhead } from '../clock-ahead.js';
import { recordedAtOf } from '../envelope.js';
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
import { type QueueBounds } from '../sqlite/group-commit.js';
import { unavailable } from '../sqlite/refusal.js';
import { lastRevision } from './copyist.js';
import { Gate, Lanes } from './lanes.js';
import { isOfType, type KurrentLog } from './log.js';
import { toRecords } from './record.js';
import { isPassing, kurrentRefusal } from './refusal.js';
import type { Sequencer } from './sequencer.js';
import { untilAborted, untilFound } from './waiting.js';

/**
 * Messages to the server at once. The client writes appends of all callers into one stream; where that stream asks it to wait, the client hangs on a
 * cold connection, and brings down the process on a broken one. It asks at sixteen.
 */
const MESSAGES_AT_ONCE = 12;
/** Bytes, as they lie in memory, of which the client makes one message at most. */
const MESSAGE_BYTES = 1024 * 1024;
/** About what the metadata of an event and the framing come to. */
const BYTES_AROUND_A_PAYLOAD = 1024;
const MOST_RACES = 10;
const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 100;

export interface KurrentStoreParts {
  readonly log: KurrentLog;
  readonly copy: EventStore;
  readonly copyPath: string;
  readonly sequencer: Sequencer;
  readonly clock: Clock;
  readonly mostAhead: Micros;
  readonly waitMs: number;
  readonly queue: QueueBounds;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

interface Written {
  readonly revision: number;
  readonly position: string;
}

/** Appends go to the log of the server; all reads are served from the sequenced copy. */
export class KurrentEventStore implements EventStore {
  readonly #lanes = new Lanes();
  readonly #gate = new Gate(MESSAGES_AT_ONCE);
  readonly #closed = new AbortController();
  /** Events that are in the log, but were not in the copy when their append was answered, by id, and when they are. */
  readonly #late = new Map<string, Promise<void>>();
  #waiting = { appends: 0, bytes: 0 };
  #closing: Promise<void> | null = null;

  constructor(private readonly parts: KurrentStoreParts) {}

  async append(request: AppendRequest): Promise<Appended> {
    const bytes = checkAppend(request);
    if (this.#closing !== null) throw unavailable(this.parts.copyPath, 'the ledger is closed', 'open it again');
    this.#takeIn(bytes);
    const lanes = [request.stream, ...idsOf(request)];
    try {
      return await this.#lanes.run(lanes, () => this.#append(request, bytes));
    } finally {
      this.#waiting = { appends: this.#waiting.appends - 1, bytes: this.#waiting.bytes - bytes };
    }
  }

  readStream(stream: string, options: ReadStream): Promise<readonly StoredEvent[]> {
    return this.parts.copy.readStream(stream, options);
  }

  readAll(after: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.parts.copy.readAll(after, limit);
  }

  readLeaves(after: number, limit: number): Promise<readonly Leaf[]> {
    return this.parts.copy.readLeaves(after, limit);
  }

  find(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    return this.parts.copy.find(ids);
  }

  head(): Promise<Head> {
    return this.parts.copy.head();
  }

  seqBefore(instant: Parameters<EventStore['seqBefore']>[0]): Promise<number> {
    return this.parts.copy.seqBefore(instant);
  }

  roundDown(seq: number): Promise<number> {
    return this.parts.copy.roundDown(seq);
  }

  follow(after: number, options: { readonly pageSize: number; readonly signal: AbortSignal }): AsyncIterable<readonly StoredEvent[]> {
    return this.parts.copy.follow(after, options);
  }

  onAppended(listener: (seq: number) => void): () => void {
    return this.parts.copy.onAppended(listener);
  }

  status(): StoreStatus {
    const copy = this.parts.copy.status();
    return copy.writable ? this.parts.sequencer.status() : copy;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const { sequencer, copy, log } = this.parts;
    await this.#lanes.idle();
    this.#closed.abort();
    await sequencer.close();
    await Promise.all([copy.close(), log.close()]);
  }

  #takeIn(bytes: number): void {
    const { queue } = this.parts;
    const { appends, bytes: before } = this.#waiting;
    if (appends >= queue.appends || before + bytes > queue.bytes || this.#late.size >= queue.appends) {
      const problem = `${appends} appends of ${before} bytes wait for the log, ${this.#late.size} events for the sequencer`;
      throw new Refused('busy', `the ledger is busy: ${problem}`, [{ field: 'events', problem, remedy: 'try again in a moment, and send less at a time' }]);
    }
    this.#waiting = { appends: appends + 1, bytes: before + bytes };
  }

  async #append(request: AppendRequest, bytes: number): Promise<Appended> {
    await this.#assertSequenced(request);
    const { sequenced, forget } = this.parts.sequencer.expect(idsOf(request).at(-1) ?? '');
    let isLate = false;
    try {
      // read before the ids are looked up: what comes in between can't lie below it unseen
      const last = await this.#lastOf(request);
      const known = await this.#known(request);
      if (known !== null) return known;
      this.parts.sequencer.assertGoesOn();
      const written = await this.#write(request, bytes, last);
      if ('seq' in written) return written;
      await untilAborted(sequenced, this.#patience());
      const answer = await this.#known(request);
      if (answer !== null) return { ...answer, repeated: false };
      isLate = true;
      this.#noteLate(request, sequenced);
      return { ...written, firstSeq: null, seq: null, recordedAt: null, repeated: false };
    } finally {
      if (!isLate) forget();
    }
  }

  /** The answer of this very append if it is in the copy. @throws Refused `conflict` when its events are there otherwise */
  async #known(request: AppendRequest): Promise<Appended | null> {
    const known = [...(await this.parts.copy.find(idsOf(request)))].sort((one, other) => one.seq - other.seq);
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return null;
    const stranger = contradiction(request.stream, request.events, known);
    if (stranger !== null) throw conflictingId(stranger);
    const { seq, revision, envelope } = last;
    return { position: String(seq), firstSeq: first.seq, seq, revision, recordedAt: recordedAtOf(envelope), repeated: true };
  }

  async #claimOf({ claimedAt }: AppendRequest): Promise<Micros> {
    if (claimedAt !== undefined) return claimedAt;
    const now = this.parts.clock.nowMicros();
    const { recordedAt } = await this.parts.copy.head();
    if (recordedAt !== null && now - microsOf(recordedAt) > this.parts.mostAhead) throw clockAhead(now, microsOf(recordedAt));
    return now;
  }

  /** The last revision that the append is sent with. */
  async #lastOf({ stream, expected }: AppendRequest): Promise<number> {
    if (expected === 'any') return lastRevision(this.parts.copy, stream);
    return expected === 'none' ? -1 : expected;
  }

  /** Sends it until the server has taken or refused it, or it turns out to be there already. */
  async #write(request: AppendRequest, bytes: number, lastRevision: number): Promise<Appended | Written> {
    const { stream, expected } = request;
    const events = toRecords(request, await this.#claimOf(request));
    const weight = 1 + Math.floor((bytes + events.length * BYTES_AROUND_A_PAYLOAD) / MESSAGE_BYTES);
    let races = 0;
    let last = lastRevision;
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#gate.through(weight, () => this.parts.log.append({ stream, lastRevision: last, events }));
      } catch (error) {
        const actual = actualRevision(error);
        if (actual !== null) {
          const known = await this.#knownAt(request, actual);
          if (known !== null) return known;
          if (expected !== 'any') throw new WrongRevision(stream, expected, actual);
          races += 1;
          if (races === MOST_RACES) throw busyStream(stream);
          last = actual;
        } else {
          // sent again as it was: where the first came through after all, the server or the next answer says so
          if (!isPassing(error) || tries === MOST_TRIES) throw kurrentRefusal(this.parts.log.hosts, error);
          await this.parts.pause(FIRST_PAUSE_MS * 2 ** tries, this.#closed.signal);
        }
      }
    }
  }

  /** As {@link #known}, once the copy has reached that revision of the stream. @throws Refused `unavailable` when it does not in time */
  async #knownAt(request: AppendRequest, revision: number): Promise<Appended | null> {
    const { stream } = request;
    const reached = await untilFound(this.parts.copy, this.#patience(), async () => (await lastRevision(this.parts.copy, stream)) >= revision || null);
    const known = await this.#known(request);
    if (known === null && reached === null) throw behind(`stream ${stream} at revision ${revision}`);
    return known;
  }

  /** What was answered without a seq is neither told apart from others nor repeated until the copy has it. */
  async #assertSequenced(request: AppendRequest): Promise<void> {
    for (const id of idsOf(request)) {
      const sequenced = this.#late.get(id);
      if (sequenced === undefined) continue;
      await untilAborted(sequenced, this.#patience());
      if (this.#late.has(id)) throw behind(`event ${id}`);
    }
  }

  #noteLate(request: AppendRequest, sequenced: Promise<void>): void {
    for (const id of idsOf(request)) this.#late.set(id, sequenced);
    void sequenced.then(() => {
      for (const id of idsOf(request)) this.#late.delete(id);
    });
  }

  #patience(): AbortSignal {
    return AbortSignal.any([this.#closed.signal, AbortSignal.timeout(this.parts.waitMs)]);
  }
}

function idsOf({ events }: AppendRequest): readonly string[] {
  return events.map(({ id }) => id);
}

/** The stream's revision by which the server refused an append, or null when it was refused for something else. */
function actualRevision(error: unknown): number | null {
  if (!isOfType(error, 'wrong-expected-version') || !('actualState' in error)) return null;
  return typeof error.actualState === 'bigint' ? Number(error.actualState) : -1;
}

function busyStream(stream: string): Refused {
  const problem = `others append to stream ${stream} all the time`;
  return new Refused('busy', problem, [{ field: 'stream', problem, remedy: 'try again in a moment' }]);
}

function behind(what: string): Refused {
  const problem = `${what} is in the log, and has not been sequenced yet`;
  return new Refused('unavailable', problem, [{ field: 'events', problem, remedy: 'send the same again in a moment, which is safe' }]);
}
