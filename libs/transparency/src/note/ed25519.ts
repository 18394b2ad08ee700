import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { KEY_BYTES } from './key.js';

/** What stands before the 32 bytes in DER: SubjectPublicKeyInfo and PKCS #8 of Ed25519 (RFC 8410, sections 4 and 7). */
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const SECRET_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A public key from its 32 bytes. Bytes that are no point of the curve make a key under which no signature holds. */
export function publicKey(bytes: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, bytes]), format: 'der', type: 'spki' });
}

/** A secret key from its 32-byte seed (RFC 8032, section 5.1.5). */
export function secretKey(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([SECRET_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

/** The 32 bytes of the public key that belongs to a secret one. */
export function publicBytes(secret: KeyObject): Buffer {
  return createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
}

/** The 64 bytes of an Ed25519 signature over the text's UTF-8 (RFC 8032, section 5.1.6). */
export function signText(text: string, secret: KeyObject): Buffer {
  return sign(null, Buffer.from(text), secret);
}

/** Whether a signature holds; one that is no signature at all does not. */
export function verifyText(text: string, key: KeyObject, signature: Buffer): boolean {
  return verify(null, Buffer.from(text), key, signature);
}
