import { hash } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 32;

/** HMAC-SHA-256 (RFC 2104) of a text, under one key. */
export type KeyedHash = (text: string, encoding: 'base64url' | 'hex') => string;

/**
 * HMAC-SHA-256 under a key of at most 64 bytes, from two one-shot hashes: `createHmac` sets up a context at each call, which costs ten
 * times as much as the hashing and is paid for each line of an import. A test holds the two equal.
 */
export function keyedHash(secret: Uint8Array): KeyedHash {
  const inner = pad(secret, 0x36);
  const outer = Buffer.concat([pad(secret, 0x5c), Buffer.alloc(DIGEST)]);
  return (text, encoding) => {
    outer.write(hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'hex'), BLOCK, 'hex');
    return hash('sha256', outer, encoding);
  };
}

function pad(secret: Uint8Array, byte: number): Buffer {
  const padded = Buffer.alloc(BLOCK, byte);
  secret.forEach((value, index) => {
    padded[index] = value ^ byte;
  });
  return padded;
}
