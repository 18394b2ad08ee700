import { hash } from 'node:crypto';

/** A SHA-256 digest: 32 bytes. */
export type Hash = Buffer;

/** Bytes in a {@link Hash}. */
export const HASH_BYTES = 32;

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Hash = hash('sha256', '', 'buffer');

/** The hash of a leaf: SHA-256(0x00 ‖ entry). A text stands for its UTF-8 (RFC 6962, section 2.1). */
export function leafHash(entry: Uint8Array | string): Hash {
  return hash('sha256', Buffer.concat([LEAF, typeof entry === 'string' ? Buffer.from(entry) : entry]), 'buffer');
}

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962, section 2.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);
