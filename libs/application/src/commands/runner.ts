import { partOf, recordedAtOf, WrongRevision, type Appended, type EventStore, type StoredEvent } from '#event-store';
import { Refused } from '#kernel';
import type { Payload } from '#domain';
import { Sealer } from '../codec/index.js';
import type { Vault } from '../vault/index.js';
import type { Accepted, Decided, Decisions } from './decisions.js';
import type { Folded, FoldedStreams } from './folded-streams.js';
import type { Lanes } from './lanes.js';
import type { ExecuteRequest, Receipt } from './request.js';

/** Times a command is decided anew because something else wrote to its stream in between. */
const MAX_ATTEMPTS = 8;

export interface RunnerParts {
  readonly store: EventStore;
  readonly vault: Pick<Vault, 'keep'>;
  readonly streams: FoldedStreams;
  readonly lanes: Lanes;
  readonly decisions: Decisions;
}

/**
 * Carries out commands: one command, one append, one stream. Commands on one stream wait for each other; different streams run side by
 * side. Keys of sealed fields are in the vault before their event is in the log, and the answer comes when the event is durable.
 */
export class CommandRunner {
  constructor(private readonly parts: RunnerParts) {}

  /**
   * @throws Refused `not-found`, `forbidden`, `invalid` …: by the schema, the caller's authority or the domain's rules;
   * `precondition-required` for a decision without `expected`; `conflict` when the stream has moved on from it; `key-reused`; `busy`;
   * `unavailable`. The ledger is left as it was, but for `unavailable`, after which a retryable request can be repeated safely.
   */
  async execute(request: ExecuteRequest): Promise<Receipt> {
    const accepted = await this.parts.decisions.accept(request);
    mustSayRevision(accepted);
    return this.parts.lanes.run(accepted.stream, () => this.#attempt(accepted));
  }

  async #attempt(accepted: Accepted, attempt = 1): Promise<Receipt> {
    const earlier = await this.#earlier(accepted);
    if (earlier !== null) return earlier;
    const { store, vault, streams, decisions } = this.parts;
    const { stream, request } = accepted;
    const folded = await streams.load(stream);
    mustBeAt(folded, accepted);
    const sealer = new Sealer();
    const decided = await decisions.decide(accepted, folded, sealer);
    if (sealer.keys.length > 0) await vault.keep(sealer.keys);
    let appended: Appended;
    try {
      appended = await store.append({
        stream,
        expected: folded.revision === -1 ? 'none' : folded.revision,
        events: decided.events,
        ...(request.claimedAt !== undefined && request.claimedAt !== null && { claimedAt: request.claimedAt }),
      });
    } catch (error) {
      streams.drop(stream);
      if (!isRace(error)) throw error;
      if (attempt === MAX_ATTEMPTS) throw tooContended(stream, error);
      return this.#attempt(accepted, attempt + 1);
    }
    if (appended.repeated) return this.#attempt(accepted, attempt + 1);
    streams.advance(stream, streams.evolved(stream, folded, decided.stored));
    return receipt(stream, decided, appended);
  }

  /** What the same request came to before, if it did. @throws Refused `key-reused` when the key stood for another request */
  async #earlier(accepted: Accepted): Promise<Receipt | null> {
    if (accepted.retry === null) return null;
    const { store, decisions } = this.parts;
    const [first] = await store.find([decisions.idOf(accepted, 0)]);
    if (first === undefined) return null;
    mustBeSameRequest(first, accepted.retry.hash);
    const [index, count] = partOf(first.envelope);
    const more = count - 1 - index;
    return {
      seq: first.seq + more,
      stream: first.stream,
      revision: first.revision + more,
      eventIds: Array.from({ length: count - index }, (_, ordinal) => decisions.idOf(accepted, ordinal)),
      recordedAt: recordedAtOf(first.envelope),
      repeated: true,
    };
  }
}

/** @throws Refused `key-reused` unless the stored event came from the request with this hash */
export function mustBeSameRequest(stored: StoredEvent, hash: string): void {
  const payload = JSON.parse(stored.payload) as Payload;
  if (payload.request === hash) return;
  const problem = 'this key was used before, for another request';
  throw new Refused('key-reused', problem, [
    { field: 'idempotencyKey', problem, remedy: 'use a new key for each request; repeat one only with the same body' },
  ]);
}

/** Whether an append failed because something else was written first: deciding anew may succeed. */
export function isRace(error: unknown): boolean {
  return error instanceof WrongRevision || (error instanceof Refused && error.kind === 'conflict');
}

function mustSayRevision({ definition, request }: Accepted): void {
  if (definition.kind !== 'decision' || (request.expected !== undefined && request.expected !== null)) return;
  const problem = `${definition.name} is a decision and must say which revision of its stream it was made on`;
  throw new Refused('precondition-required', problem, [{ field: 'If-Match', problem, remedy: 'read the thing first and send the revision it had' }]);
}

function mustBeAt({ revision }: Folded, { request: { expected }, stream }: Accepted): void {
  if (expected === undefined || expected === null || expected === 'latest') return;
  if (revision === (expected === 'none' ? -1 : expected)) return;
  const problem = `${stream} is at ${revision === -1 ? 'no revision: it is empty' : `revision ${revision}`}, not ${expected}`;
  throw new Refused('conflict', problem, [{ field: 'If-Match', problem, remedy: 'read it again, and decide on what it says now' }]);
}

function tooContended(stream: string, cause: unknown): Refused {
  const problem = `others kept writing to ${stream} at the same time`;
  return new Refused('busy', problem, [{ field: 'stream', problem, remedy: 'send it again in a moment' }], { cause });
}

function receipt(stream: string, { events }: Decided, { seq, revision, recordedAt }: Appended): Receipt {
  return { seq, stream, revision, eventIds: events.map(({ id }) => id), recordedAt, repeated: false };
}
