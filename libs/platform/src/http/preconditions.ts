import type { IncomingHttpHeaders } from 'node:http';
import { invalid } from '#kernel';

const REVISION = /^"(-1|0|[1-9]\d{0,14})"$/;
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * The revision that a write expects, from `If-Match`; `none` for "-1", which reads give for a stream that holds nothing yet; null without it.
 * One strong tag is taken: "any revision" (`*`), weak tags and lists would not say what the caller has seen.
 * @throws Refused `invalid`
 */
export function expectedRevision({ 'if-match': match }: IncomingHttpHeaders): number | 'none' | null {
  if (match === undefined) return null;
  const revision = REVISION.exec(match)?.[1];
  if (revision === undefined) throw invalid('If-Match', `${match} names no revision`, 'give the revision that was read, quoted, for example "7"');
  return revision === '-1' ? 'none' : Number(revision);
}

/** The `ETag` of a stream's revision. */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

/** The `Idempotency-Key` header, null without one. @throws Refused `invalid` */
export function idempotencyKey(headers: IncomingHttpHeaders): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && KEY.test(key)) return key;
  throw invalid('Idempotency-Key', 'can not be used', 'give one key of 1–200 visible ASCII characters, for example a UUID');
}
