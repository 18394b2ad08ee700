import { inSpan, Refused, type Micros, type SpanAbout } from '#kernel';
import { appendSpanId, changeOrigin, closeLog, confirmClock, rotateSigningKey, streams } from '#domain';
import { WrongRevision, type Appended, type EventStore, type NewEvent } from '#event-store';
import { Sealer } from '../codec/index.js';
import type { Vault } from '../vault/index.js';
import type { Accepted, Decided, Decisions } from './decisions.js';
import { repetition, type Earlier } from './earlier.js';
import type { Folded, FoldedStreams } from './folded-streams.js';
import type { KeyWork } from './key-work.js';
import { Lanes } from './lanes.js';
import type { ExecuteRequest, Receipt } from './request.js';

/** Times commands are decided anew because something else wrote to their stream in between. */
const MAX_ATTEMPTS = 8;

export interface RunnerParts {
  readonly store: EventStore;
  readonly vault: Pick<Vault, 'keep'>;
  readonly streams: FoldedStreams;
  readonly decisions: Decisions;
  /** Carries out the erasures on record; before whoever gave one is answered. */
  readonly erase: () => Promise<void>;
  readonly keys: Pick<KeyWork, 'settle'>;
}

/** What became of one of several commands: where it lies, or why it was refused. */
export type Outcome = Receipt | Refused;

/**
 * Carries out commands: one command, one append, one stream. Commands on one stream wait for each other; different streams run side by
 * side. Keys of sealed fields are in the vault before their event is in the log, and the answer comes when the event is durable.
 */
export class CommandRunner {
  readonly #lanes = new Lanes();

  constructor(private readonly parts: RunnerParts) {}

  /**
   * @throws Refused `not-found`, `forbidden`, `invalid` …: by the schema, the caller's authority or the domain's rules;
   * `precondition-required` for a decision without `expected`; `conflict` when the stream has moved on from it; `key-reused`; `busy`;
   * `unavailable`. The ledger is left as it was, but for `unavailable`, after which a retryable request can be repeated safely.
   */
  execute(request: ExecuteRequest): Promise<Receipt> {
    return inSpan(
      () => ({ name: `command ${request.name}`, under: traceOf(request) }),
      () => this.#executeOne(request),
    );
  }

  async #executeOne(request: ExecuteRequest): Promise<Receipt> {
    const accepted = await this.parts.decisions.accept(request);
    mustSayRevision(accepted);
    const [outcome] = await this.executeAll(accepted.stream, [accepted], await this.earlier([accepted]));
    if (outcome instanceof Refused) throw outcome;
    return outcome as Receipt;
  }

  /**
   * Carries out accepted commands of one stream in their order; those that are not refused share one append. `earlier` is what
   * {@link CommandRunner.earlier} said of them, or of more.
   * @throws Refused `busy` or `unavailable`: then none of them may be recorded, or all of those that are not refused
   */
  executeAll(stream: string, accepted: readonly Accepted[], earlier: Earlier): Promise<readonly Outcome[]> {
    const carryOut = async () => {
      const outcomes = await this.#attempt(stream, accepted, earlier, 1);
      if (stream === streams.erasures()) await this.parts.erase();
      if (accepted.some(isAboutKeys)) await this.parts.keys.settle();
      return outcomes;
    };
    // what was decided on an open log is recorded before the log is closed
    return accepted.some(({ definition }) => definition.name === closeLog.name) ? this.#lanes.alone(carryOut) : this.#lanes.run(stream, carryOut);
  }

  /** The first events of those requests that were recorded before, by id. */
  async earlier(accepted: readonly Accepted[]): Promise<Earlier> {
    const ids = accepted.flatMap(({ retry }) => (retry === null ? [] : [retry.firstId]));
    const found = ids.length === 0 ? [] : await this.parts.store.find(ids);
    return new Map(found.map((event) => [event.id, event]));
  }

  async #attempt(stream: string, accepted: readonly Accepted[], earlier: Earlier, attempt: number): Promise<readonly Outcome[]> {
    const { store, vault, streams } = this.parts;
    const before = await streams.load(stream);
    const sealer = new Sealer();
    try {
      const { slots, after } = await this.#decideEach(stream, accepted, earlier, before, sealer);
      const events = slots.flatMap((slot) => ('events' in slot ? slot.events : []));
      if (events.length === 0) return slots as readonly Outcome[];
      if (sealer.keys.length > 0) await vault.keep(sealer.keys);
      const claimedAt = claimOf(accepted[0]);
      const appended = await inSpan(
        () => ({ ...appending(stream, before.revision, events), under: traceOf(accepted[0]?.request) }),
        () => store.append({ stream, expected: before.revision === -1 ? 'none' : before.revision, events, ...(claimedAt !== undefined && { claimedAt }) }),
      );
      if (!appended.repeated) {
        streams.advance(stream, after);
        return receipts(stream, slots, before.revision, appended);
      }
    } catch (error) {
      // the state may hold what was decided and not stored
      streams.drop(stream);
      if (!isRace(error)) throw error;
      if (attempt === MAX_ATTEMPTS) throw tooContended(stream, error);
    }
    return this.#attempt(stream, accepted, await this.earlier(accepted), attempt + 1);
  }

  /** Each decided on what those before it came to. */
  async #decideEach(stream: string, accepted: readonly Accepted[], earlier: Earlier, before: Folded, sealer: Sealer) {
    const slots: (Outcome | Decided)[] = [];
    let after = before;
    for (const one of accepted) {
      const slot = await this.#decide(one, after, earlier, sealer);
      if ('events' in slot) after = this.parts.streams.evolved(stream, after, slot.stored);
      slots.push(slot);
    }
    return { slots, after };
  }

  /** A request that is refused may be one that was recorded while it waited: then it is answered as that. */
  async #decide(one: Accepted, folded: Folded, earlier: Earlier, sealer: Sealer): Promise<Outcome | Decided> {
    const first = one.retry === null ? undefined : earlier.get(one.retry.firstId);
    if (first !== undefined) return orRefused(() => repetition(one, first, this.parts.decisions, this.parts.store));
    const slot = await orRefused(() => {
      mustBeAt(folded, one);
      return this.parts.decisions.decide(one, folded, sealer);
    });
    if (!(slot instanceof Refused)) return slot;
    const now = await this.earlier([one]);
    return now.size === 0 ? slot : this.#decide(one, folded, now, sealer);
  }
}

/** The trace that a request names. */
function traceOf(request: ExecuteRequest | undefined): NonNullable<SpanAbout['under']> | null {
  const trace = request?.correlation ?? null;
  return trace === null ? null : { trace, span: null };
}

/** What appending after the revision is shown as: projections and the relay find the span by what they read of the events. */
function appending(stream: string, revision: number, events: readonly NewEvent[]): SpanAbout {
  return { name: 'append', id: appendSpanId(stream, revision + 1), attributes: { 'fremdrift.events': events.length } };
}

const ABOUT_KEYS: ReadonlySet<string> = new Set([rotateSigningKey.name, closeLog.name, changeOrigin.name]);

function isAboutKeys({ definition }: Accepted): boolean {
  return ABOUT_KEYS.has(definition.name);
}

/** The recording time that is claimed. Whoever confirms the clock claims what it says: before that the log takes nothing by it. */
function claimOf(first: Accepted | undefined): Micros | undefined {
  if (first?.definition.name === confirmClock.name) return first.now;
  return first?.request.claimedAt ?? undefined;
}

/** A refusal as a value; what concerns the ledger itself is still thrown. */
async function orRefused<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused && error.kind !== 'unavailable') return error;
    throw error;
  }
}

/** Whether an append failed because something else was written first: deciding anew may succeed. */
function isRace(error: unknown): boolean {
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
  const problem = `${stream} is ${revision === -1 ? 'empty' : `at revision ${revision}`}, not ${expected === 'none' ? 'empty' : `at ${expected}`}`;
  throw new Refused('conflict', problem, [{ field: 'If-Match', problem, remedy: 'read it again, and decide on what it says now' }]);
}

function tooContended(stream: string, cause: unknown): Refused {
  const problem = `others kept writing to ${stream} at the same time`;
  return new Refused('busy', problem, [{ field: 'stream', problem, remedy: 'send it again in a moment' }], { cause });
}

/** Where each decided command lies in the append that they share, which began after `revision`. */
function receipts(stream: string, slots: readonly (Outcome | Decided)[], revision: number, { firstSeq, recordedAt }: Appended): readonly Outcome[] {
  let appended = 0;
  return slots.map((slot) => {
    if (!('events' in slot)) return slot;
    appended += slot.events.length;
    const seq = firstSeq === null ? null : firstSeq + appended - 1;
    return { seq, stream, revision: revision + appended, eventIds: slot.events.map(({ id }) => id), recordedAt, repeated: false };
  });
}
