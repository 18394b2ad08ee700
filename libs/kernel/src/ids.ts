import { randomBytes, randomFillSync } from 'node:crypto';
import type { Micros } from './instant.js';
import { invalid } from './errors.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const POOL = Buffer.allocUnsafe(10 * 512);
let used = POOL.length;

/** A time-ordered id (UUIDv7, RFC 9562): the milliseconds of `now`, then 74 random bits. Not a secret. */
export function timeOrderedId(now: Micros): string {
  if (used === POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  const bytes = Buffer.allocUnsafe(16);
  bytes.writeUIntBE(Math.floor(now / 1000), 0, 6);
  POOL.copy(bytes, 6, used, used + 10);
  used += 10;
  return uuid(bytes, 7);
}

/** A UUIDv8 (RFC 9562) whose 122 free bits are the first of `digest`, at least 16 bytes: the same digest gives the same id. */
export function idFromDigest(digest: Uint8Array): string {
  return uuid(Buffer.from(digest.subarray(0, 16)), 8);
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** 128 random bits as base64url: for salts and pseudonyms, where guessing must be hopeless. */
export function randomToken(bytes = 16): string {
  return randomBytes(bytes).toString('base64url');
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/;

/** Whether the text may name a plan, unit, measure … in addresses and streams: 1–64 of letters, digits and `. _ ~ -`, a letter or digit first. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** @throws Refused `invalid` naming `field` */
export function parseName(text: string, field = 'id'): string {
  if (isName(text)) return text;
  throw invalid(field, `${JSON.stringify(text)} can't be used as an id`, 'use 1–64 letters a–z, digits, or . _ ~ - and begin with a letter or digit');
}

function uuid(bytes: Buffer, version: 7 | 8): string {
  bytes[6] = ((bytes[6] as number) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
