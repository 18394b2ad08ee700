import { Broken, invalid } from '#kernel';
import { eventRegistry, type DomainEvent, type Mandate, type Payload, type Role, type SealedBox } from '#domain';
import { commitmentOf, type NewEvent } from '#event-store';
import { boxesIn } from './boxes.js';
import { canonicalText } from './canonical.js';
import type { Sealer } from './sealing.js';

/** Who and what stands behind an event: the payload but for its data. */
export interface Grounds {
  /** Pseudonym. */
  readonly actor: string;
  readonly role: Role;
  readonly mandate: Mandate | null;
  /** Plain text; sealed on the way in. */
  readonly reason: string | null;
  /** W3C trace id. */
  readonly correlation: string | null;
  /** Id of the event that led to this one. */
  readonly causation: string | null;
  /** Keyed hash of the request, when it is retryable. */
  readonly request: string | null;
}

/** An event as it goes to the store, and as the decider will see it when it comes back: marked fields sealed. */
export interface Encoded {
  readonly stored: NewEvent;
  readonly sealed: DomainEvent;
}

/**
 * Makes an event ready to append: fields marked in its definition and the reason are sealed (their keys collected in `sealer`), the
 * payload is canonical JSON, the salt is 16 random bytes, drawn here once and for ever, and the commitment is base64url SHA-256 over
 * the UTF-8 of JCS([salt, payload]).
 * @throws Refused `invalid` for text that is not well-formed Unicode, and when the data holds a sealed box: what is sealed is sealed here, or a reader could be led to another's key
 */
export function encode(event: DomainEvent, grounds: Grounds, id: string, sealer: Sealer): Encoded {
  const definition = eventRegistry.get(event.type);
  if (definition === undefined) throw new Broken(`${event.type} is not in the registry of events`);
  if (boxesIn(event.data).length > 0) throw invalid('data', 'holds an object with a "box" and a "key", as only the ledger may write it', 'send the plain text');
  const seal = (text: string, path: string) => sealer.seal(text, id, path);
  const data = definition.sealed.reduce((sealed, path) => sealAt(sealed, path, '/data', seal), event.data) as Payload['data'];
  const payload = canonicalText(payloadOf(data, grounds, seal));
  const salt = sealer.random(16).toString('base64url');
  return {
    stored: {
      id,
      type: event.type,
      schema: definition.schema,
      validFrom: event.validFrom,
      validTo: event.validTo,
      corrects: event.corrects,
      commitment: commitmentOf(salt, payload),
      salt,
      payload,
    },
    sealed: data === event.data ? event : { ...event, data },
  };
}

type Seal = (text: string, path: string) => SealedBox;

function payloadOf(data: Payload['data'], grounds: Grounds, seal: Seal): Payload {
  return {
    actor: grounds.actor,
    role: grounds.role,
    data,
    ...(grounds.mandate !== null && { mandate: grounds.mandate }),
    ...(grounds.reason !== null && { reason: seal(grounds.reason, '/reason') }),
    ...(grounds.correlation !== null && { correlation: grounds.correlation }),
    ...(grounds.causation !== null && { causation: grounds.causation }),
    ...(grounds.request !== null && { request: grounds.request }),
  };
}

/** A copy of `value` with the texts at `path` sealed; itself when there are none. */
function sealAt(value: unknown, path: readonly string[], pointer: string, seal: Seal): unknown {
  if (value === null || value === undefined) return value;
  const [step, ...rest] = path;
  if (step === undefined) return seal(value as string, pointer);
  if (step === '[]') {
    const items = value as readonly unknown[];
    return items.length === 0 ? items : items.map((item, index) => sealAt(item, rest, `${pointer}/${index}`, seal));
  }
  const object = value as Readonly<Record<string, unknown>>;
  const sealed = sealAt(object[step], rest, `${pointer}/${step}`, seal);
  return sealed === object[step] ? object : { ...object, [step]: sealed };
}
