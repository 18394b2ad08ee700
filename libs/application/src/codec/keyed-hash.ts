import { hash } from 'node:crypto';

const BLOCK = 64;

/** HMAC-SHA-256 (RFC 2104) under one key of at most 64 bytes. */
export type KeyedHash = (text: string) => Buffer;

/**
 * HMAC-SHA-256 from two one-shot hashes: `createHmac` sets up a context at each call, which costs ten times as much as the hashing
 * and is paid for each line of an import. A test holds the two equal.
 */
export function keyedHash(secret: Uint8Array): KeyedHash {
  const inner = pad(secret, 0x36);
  const outer = pad(secret, 0x5c);
  return (text) => hash('sha256', Buffer.concat([outer, hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer')]), 'buffer');
}

function pad(secret: Uint8Array, byte: number): Buffer {
  const padded = Buffer.alloc(BLOCK, byte);
  secret.forEach((value, index) => {
    padded[index] = value ^ byte;
  });
  return padded;
}
