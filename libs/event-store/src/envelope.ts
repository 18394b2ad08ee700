import { hash } from 'node:crypto';
import type { Instant } from '#kernel';
import type { NewEvent } from './port.js';

/**
 * The canonical bytes (RFC 8785) of a completed envelope, version 1: keys in order, no spaces. Every value is a string, a small
 * integer or null, so writing it out by hand equals the general algorithm; a test holds the two equal.
 */
export function envelopeText(event: NewEvent, stream: string, revision: number, recordedAt: Instant, part: readonly [number, number]): string {
  return (
    `{"commitment":${JSON.stringify(event.commitment)},"corrects":${JSON.stringify(event.corrects)},"id":${JSON.stringify(event.id)},` +
    `"part":[${part[0]},${part[1]}],"recordedAt":"${recordedAt}","revision":${revision},"schema":${event.schema},` +
    `"stream":${JSON.stringify(stream)},"type":${JSON.stringify(event.type)},"v":1,"validFrom":${JSON.stringify(event.validFrom)},"validTo":${JSON.stringify(event.validTo)}}`
  );
}

/** When the envelope's append was recorded. */
export function recordedAtOf(envelope: string): Instant {
  return (JSON.parse(envelope) as { recordedAt: Instant }).recordedAt;
}

/** The event's place in its append, `[i, n]` with i from 0. */
export function partOf(envelope: string): readonly [index: number, count: number] {
  return (JSON.parse(envelope) as { part: [number, number] }).part;
}

/** What the envelope says of a payload without telling it: base64url SHA-256 over the UTF-8 of JCS([salt, payload]), both canonical already. */
export function commitmentOf(salt: string, payload: string): string {
  return hash('sha256', `["${salt}",${payload}]`, 'base64url');
}
