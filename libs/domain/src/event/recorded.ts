import { Broken, type CalendarDate, type Instant } from '#kernel';
import type { DomainEvent, EventDefinition } from './definition.js';
import type { SealedText } from './sealed.js';
import type { Mandate, Role } from './vocabulary.js';

/** The event's outer half: the transparency log's leaf. Its exact canonical bytes are stored and hashed as they are. */
export interface Envelope {
  readonly v: 1;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly schema: number;
  readonly recordedAt: Instant;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly corrects: string | null;
  /** Place in its append and the append's size: `[0, 1]` for a lone event. */
  readonly part: readonly [number, number];
  /** base64url SHA-256 of JCS([salt, payload]). */
  readonly commitment: string;
}

/** The event's inner half. Absent keys mean "none". */
export interface Payload {
  /** Random pseudonym of who caused it. */
  readonly actor: string;
  readonly role: Role;
  readonly mandate?: Mandate;
  readonly reason?: SealedText;
  /** W3C trace id of the request. */
  readonly correlation?: string;
  /** Id of the event that led to this one. */
  readonly causation?: string;
  /** Keyed hash of the request's plain text, where the caller gave an idempotency key. */
  readonly request?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event out of the log, its data upcast to the current schema; sealed fields still sealed. */
export type Recorded<E extends DomainEvent = DomainEvent> = E & {
  readonly seq: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly part: readonly [number, number];
  readonly actor: string;
  readonly role: Role;
  readonly mandate: Mandate | null;
  readonly reason: SealedText | null;
  readonly causation: string | null;
};

/** What the event store gives back, as far as reading an event needs it. */
export interface StoredBytes {
  readonly seq: number;
  readonly envelope: string;
  readonly payload: string;
}

/** Brings data of an older schema version up to the current one. @throws Broken for a version newer than this code knows. */
export function upcast(definition: EventDefinition, schema: number, data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (schema > definition.schema) {
    throw new Broken(`${definition.type} has schema ${schema}; this version of Fremdrift knows ${definition.schema} at most: upgrade first`);
  }
  return definition.upcasts.slice(schema - 1).reduce<Readonly<Record<string, unknown>>>((older, step) => step(older), data);
}

/** Reads one stored event. @throws Broken when its type is not in the registry. */
export function recordedFrom(stored: StoredBytes, registry: ReadonlyMap<string, EventDefinition>): Recorded {
  const envelope = JSON.parse(stored.envelope) as Envelope;
  const payload = JSON.parse(stored.payload) as Payload;
  const definition = registry.get(envelope.type);
  if (definition === undefined) throw new Broken(`event ${envelope.id} has the unknown type ${envelope.type}: upgrade first`);
  return {
    seq: stored.seq,
    id: envelope.id,
    stream: envelope.stream,
    revision: envelope.revision,
    recordedAt: envelope.recordedAt,
    part: envelope.part,
    type: envelope.type,
    validFrom: envelope.validFrom,
    validTo: envelope.validTo,
    corrects: envelope.corrects,
    actor: payload.actor,
    role: payload.role,
    mandate: payload.mandate ?? null,
    reason: payload.reason ?? null,
    causation: payload.causation ?? null,
    data: upcast(definition, envelope.schema, payload.data),
  };
}
