import { z } from 'zod';
import { Broken, invalid, notFound, Refused, timeOrderedId, type CalendarDate, type Micros } from '#kernel';
import {
  commandRegistry,
  mandate as mandateSchema,
  parseWith,
  requireGrounds,
  streams,
  streamTypeOf,
  type Command,
  type CommandDefinition,
  type DomainEvent,
  mustTake,
  type LedgerState,
  type Mandate,
  type OrganisationState,
  type Stored,
} from '#domain';
import type { NewEvent } from '#event-store';
import { mustHaveRole, mustReach } from '../authority/index.js';
import { encode, requestHash, retryableId, type KeyedHash, type RetryKey, type Sealer } from '../codec/index.js';
import type { EvidenceStore } from '../evidence/index.js';
import type { VaultReader } from '../vault/index.js';
import type { LedgerCalendar } from './calendar.js';
import { mustHoldEvidence } from './evidence.js';
import { formOf } from './forms.js';
import type { Folded, FoldedStreams } from './folded-streams.js';
import type { KeyWork } from './key-work.js';
import type { Knowledge } from './knowledge.js';
import type { PreparationSources } from './preparation.js';
import { prepare } from './preparations.js';
import type { ReportWork } from './report-work.js';
import type { ExecuteRequest } from './request.js';

/** A request that is well-formed, has its grounds, and comes from someone who may make it. */
export interface Accepted {
  readonly definition: CommandDefinition;
  /** Parsed. */
  readonly data: unknown;
  readonly stream: string;
  readonly request: ExecuteRequest;
  readonly mandate: Mandate | null;
  readonly reason: string | null;
  readonly now: Micros;
  readonly today: CalendarDate;
  /** Where the request says under which key it may be repeated: that, the id of its first event, and the hash that tells it from another. */
  readonly retry: { readonly key: RetryKey; readonly firstId: string; readonly hash: string } | null;
}

/** What a command came to, ready to append, and as its stream's decider will see it. */
export interface Decided {
  readonly events: readonly NewEvent[];
  readonly stored: readonly Stored[];
}

export interface DecisionParts {
  readonly reader: PreparationSources['reader'];
  readonly streams: FoldedStreams;
  readonly knowledge: Knowledge;
  readonly hash: KeyedHash;
  readonly calendar: LedgerCalendar;
  readonly evidence: Pick<EvidenceStore, 'has'>;
  readonly vault: Pick<VaultReader, 'keysOf' | 'people'>;
  readonly keys: KeyWork;
  readonly reports: ReportWork;
}

const MAX_KEY = 200;
const reasonText = z.string().trim().min(1, 'say why in a sentence, or leave it out').max(4000, 'at most 4,000 characters');

/** The two halves of handling a command that write nothing: taking it in, and deciding it on a state of its stream. */
export class Decisions {
  constructor(private readonly parts: DecisionParts) {}

  /** @throws Refused `not-found` (no such command), `forbidden`, or `invalid` naming each field */
  async accept(request: ExecuteRequest): Promise<Accepted> {
    const definition = commandRegistry.get(request.name);
    if (definition === undefined) throw notFound('command', `the command ${request.name}`, 'see the list of commands in the API description');
    mustHaveRole(definition, request.caller);
    const data = parseWith(formOf(definition), request.data);
    const mandate = given(request.mandate) ? parseWith(mandateSchema, request.mandate, ['mandate']) : null;
    const reason = given(request.reason) ? parseWith(reasonText, request.reason, ['reason']) : null;
    requireGrounds(definition, { mandate, reason });
    const now = request.claimedAt ?? this.parts.calendar.now();
    const today = await this.parts.calendar.dayOf(now);
    if (request.caller.unit !== null) mustReach(await this.#state<OrganisationState>(streams.organisation()), request.caller, definition.unit(data), today);
    return { definition, data, stream: definition.stream(data), request, mandate, reason, now, today, retry: this.#retry(request) };
  }

  /** @throws Refused by the domain's rules, `forbidden` when the log is closed, or `invalid` when a file it names as evidence is not here; its stream is left as it was */
  async decide(accepted: Accepted, folded: Folded, sealer: Sealer): Promise<Decided> {
    const { definition, request, retry } = accepted;
    mustTake(definition.name, await this.#state<LedgerState>(streams.ledger()));
    await mustHoldEvidence(accepted.data, this.parts.evidence);
    const events = await this.#decideOn(await this.#command(accepted), accepted.stream, folded.state);
    if (events.length === 0) throw new Broken(`${definition.name} was accepted and came to no event`);
    const grounds = {
      actor: request.caller.actor,
      role: request.caller.role,
      mandate: accepted.mandate,
      reason: accepted.reason,
      correlation: request.correlation ?? null,
      causation: request.causation ?? null,
      request: retry?.hash ?? null,
    };
    const encoded = events.map((event, ordinal) => {
      const id = this.idOf(accepted, ordinal);
      const { stored, sealed } = encode(event, grounds, id, sealer);
      return { event: stored, stored: { ...sealed, id, actor: grounds.actor, revision: folded.revision + 1 + ordinal } };
    });
    return { events: encoded.map(({ event }) => event), stored: encoded.map(({ stored }) => stored) };
  }

  /** The id of the command's `ordinal`-th event: always the same for a retryable request, else a new one. */
  idOf({ retry, now }: Accepted, ordinal: number): string {
    if (retry === null) return timeOrderedId(now);
    return ordinal === 0 ? retry.firstId : retryableId(this.parts.hash, retry.key, ordinal);
  }

  async #command({ definition, data, request, mandate, reason, today, retry }: Accepted): Promise<Command> {
    const known: Record<string, unknown> = retry === null ? {} : { ownId: retry.firstId };
    for (const [key, stream] of Object.entries(definition.reads(data))) known[key] = await this.#state(stream);
    const prepared = await prepare(definition, data, this.parts);
    const whole = prepared.data === undefined ? data : parseWith(definition.data, prepared.data);
    const { actor, role } = request.caller;
    return { type: definition.name, data: whole, actor, role, today, mandate, reason, known: { ...known, ...prepared.known } };
  }

  /** Decides; where it is refused for what it corrects, decides again knowing where that lies, so that the refusal can say so. */
  async #decideOn(command: Command, stream: string, state: unknown): Promise<readonly DomainEvent[]> {
    const { decide } = streamTypeOf(stream).decider;
    try {
      return decide(command, state);
    } catch (error) {
      const corrects = (command.data as { readonly corrects?: unknown }).corrects;
      const isAboutIt = error instanceof Refused && error.issues.some(({ field }) => field === 'corrects');
      if (!isAboutIt || typeof corrects !== 'string') throw error;
      const [found] = await this.parts.reader.find([corrects]);
      return decide({ ...command, known: { ...(command.known as object), correctedIn: found?.stream ?? null } }, state);
    }
  }

  #retry({ idempotencyKey, line, caller, name, data, mandate, reason }: ExecuteRequest): Accepted['retry'] {
    if (!given(idempotencyKey)) return null;
    if (idempotencyKey === '' || idempotencyKey.length > MAX_KEY) {
      throw invalid('Idempotency-Key', `has ${idempotencyKey.length} characters`, `give 1 to ${MAX_KEY}, for example a UUID`);
    }
    const { hash } = this.parts;
    const key = { caller: caller.actor, key: idempotencyKey, line: line ?? null };
    const body = { name, data, mandate: mandate ?? null, reason: reason ?? null };
    return { key, firstId: retryableId(hash, key, 0), hash: requestHash(hash, body) };
  }

  async #state<S>(stream: string): Promise<S> {
    return (await this.parts.streams.load(stream)).state as S;
  }
}

function given<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}
