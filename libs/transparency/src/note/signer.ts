import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { invalid } from '#kernel';
import { cosignedText, joinCosignature } from './cosignature.js';
import { publicBytes, secretKey, signText } from './ed25519.js';
import { formatKey, isKeyName, KEY_BYTES, keyId, parseKey, requireId, type KeyKind } from './key.js';
import type { NoteSignature } from './note.js';

/** Whoever holds a secret key. */
interface Holder {
  readonly name: string;
  readonly id: number;
  /** The public key as one line of text, for everyone who is to check. */
  readonly vkey: string;
}

/** Signs notes: a log's key. */
export interface NoteSigner extends Holder {
  /** Signs a text that ends in a newline. */
  sign(text: string): NoteSignature;
}

/** Signs that it saw a checkpoint at a time: a witness's key. */
export interface NoteCosigner extends Holder {
  /** @throws Refused `invalid` (`time`) unless the time is a whole number of seconds since 1970 UTC, and not 0, which means none */
  cosign(text: string, unixSeconds: number): NoteSignature;
}

/**
 * A new key from the machine's random source: the secret text, which goes into one file of tight permissions and nowhere else, and the
 * public one.
 * @throws Refused `invalid` (`name`)
 */
export function newSigningKey(name: string, kind: KeyKind = 'ed25519'): { readonly skey: string; readonly vkey: string } {
  if (!isKeyName(name)) throw invalid('name', `'${name}' can't name a key`, 'some letters without space, + or control characters');
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = publicBytes(privateKey);
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-KEY_BYTES);
  const id = keyId(name, kind, key);
  return { skey: `${SECRET}${formatKey({ name, id, kind, key: seed })}`, vkey: formatKey({ name, id, kind, key }) };
}

/**
 * The signer of a secret key in text, in the form of Go's `golang.org/x/mod/sumdb/note`.
 * @throws Refused `invalid` (`skey`), which never repeats the text
 */
export function signerOf(skey: string): NoteSigner {
  const { name, id, vkey, secret } = openSecret(skey, 'ed25519');
  return { name, id, vkey, sign: (text) => ({ name, id, signature: signText(text, secret) }) };
}

/**
 * The cosigner of a secret key in text, whose type is that of cosignatures: a key that signs a log can't be a witness too.
 * @throws Refused `invalid` (`skey`), which never repeats the text
 */
export function cosignerOf(skey: string): NoteCosigner {
  const { name, id, vkey, secret } = openSecret(skey, 'cosignature');
  return {
    name,
    id,
    vkey,
    cosign: (text, unixSeconds) => {
      if (!Number.isSafeInteger(unixSeconds) || unixSeconds < 1) throw invalid('time', `${unixSeconds} is no time`, 'whole seconds since 1970 UTC');
      const time = BigInt(unixSeconds);
      return { name, id, signature: joinCosignature(time, signText(cosignedText(text, time), secret)) };
    },
  };
}

const SECRET = 'PRIVATE+KEY+';

function openSecret(skey: string, wanted: KeyKind): Holder & { readonly secret: KeyObject } {
  if (!skey.startsWith(SECRET)) throw invalid('skey', 'is not a secret key', `a text that begins with ${SECRET}`);
  const { name, id, kind, key: seed } = parseKey('skey', skey.slice(SECRET.length));
  if (kind !== wanted) throw invalid('skey', `is a key of type ${kind}`, `a key of type ${wanted}`);
  const secret = secretKey(seed);
  const key = publicBytes(secret);
  requireId('skey', { name, id, kind, key: seed }, key);
  return { name, id, vkey: formatKey({ name, id, kind, key }), secret };
}
