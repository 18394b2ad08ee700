import { hash } from 'node:crypto';
import { invalid } from '#kernel';

/** A SHA-256 digest: 32 bytes. */
export type Hash = Buffer;

/** Bytes in a {@link Hash}. */
export const HASH_BYTES = 32;

/** The hash of a leaf: SHA-256(0x00 ‖ entry). A text stands for its UTF-8 (RFC 6962, section 2.1). */
export function leafHash(entry: Uint8Array | string): Hash {
  return sha256(typeof entry === 'string' ? `\0${entry}` : Buffer.concat([LEAF, entry]));
}

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962, section 2.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(Buffer.concat([NODE, left, right]));
}

/** @throws Refused `invalid` naming `field` unless these are the bytes of a hash */
export function requireHash(field: string, hash: Uint8Array): void {
  if (hash.length !== HASH_BYTES) throw invalid(field, `is ${hash.length} bytes long`, `a SHA-256 hash of ${HASH_BYTES} bytes`);
}

/** By way of text, as Node takes twice as long to make a buffer for a digest of its own. */
function sha256(data: Uint8Array | string): Hash {
  return Buffer.from(hash('sha256', data, 'binary'), 'latin1');
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Hash = sha256('');
