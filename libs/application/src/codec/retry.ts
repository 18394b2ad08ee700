import { idFromDigest } from '#kernel';
import { canonicalText } from './canonical.js';
import type { KeyedHash } from './keyed-hash.js';

/** What makes a request retryable: who sends it, under which key, and which line of a delivery it is (null for a lone command). */
export interface RetryKey {
  readonly caller: string;
  readonly key: string;
  readonly line: number | null;
}

/**
 * The id of the `ordinal`-th event of a retryable request, a UUIDv8: the first 122 free bits of HMAC-SHA-256 under the vault's secret
 * over JCS(["id", caller, key, line, ordinal]). The same request has the same ids for ever, and nobody outside can guess them.
 */
export function retryableId(hash: KeyedHash, retry: RetryKey, ordinal: number): string {
  // JSON of texts and whole numbers in a list is canonical as it is
  const digest = hash(JSON.stringify(['id', retry.caller, retry.key, retry.line, ordinal]), 'hex');
  return idFromDigest(Buffer.from(digest, 'hex'));
}

/**
 * What a request asked for, as a keyed hash that can lie in the log: base64url HMAC-SHA-256 over JCS(["request", body]). Under one
 * idempotency key, equal hashes are the same request.
 */
export function requestHash(hash: KeyedHash, body: unknown): string {
  return hash(canonicalText(['request', body]), 'base64url');
}
