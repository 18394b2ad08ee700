import { hash, randomBytes } from 'node:crypto';

const PREFIX = 'fmd_';
const FORM = /^fmd_[A-Za-z0-9_-]{43}$/;

/** A new bearer token: `fmd_` and 32 random bytes in base64url. It is shown once; only its hash is kept. */
export function newToken(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/** Whether the text could be a token at all. */
export function isToken(text: string): boolean {
  return FORM.test(text);
}

/** SHA-256 of the token's text: 256 random bits need no slow hash. */
export function tokenHash(token: string): Uint8Array {
  return hash('sha256', token, 'buffer');
}
