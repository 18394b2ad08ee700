import type { IncomingHttpHeaders } from 'node:http';
import { invalid } from '#kernel';

const REVISION = /^"(0|[1-9]\d{0,14})"$/;
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * The revision a write expects: from `If-Match`, or `none` where `If-None-Match: *` says that there is nothing yet; null without either.
 * One strong tag is taken: "any revision" (`If-Match: *`), weak tags and lists would not say what the caller has seen.
 * @throws Refused `invalid`
 */
export function expectedRevision(headers: IncomingHttpHeaders): number | 'none' | null {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (noneMatch !== undefined) {
    if (noneMatch === '*' && match === undefined) return 'none';
    throw invalid('If-None-Match', `${noneMatch} is not understood here`, 'send If-None-Match: * where nothing is recorded yet, otherwise If-Match alone');
  }
  if (match === undefined) return null;
  const revision = REVISION.exec(match)?.[1];
  if (revision === undefined) throw invalid('If-Match', `${match} names no revision`, 'give the revision that was read, quoted, for example "7"');
  return Number(revision);
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
