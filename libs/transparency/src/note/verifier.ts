import { publicKey, verifyText } from './ed25519.js';
import { cosignedText, splitCosignature } from './cosignature.js';
import { parseKey, requireId, type KeyKind } from './key.js';

/** Someone whose signatures can be checked. */
export interface NoteVerifier {
  readonly name: string;
  readonly id: number;
  readonly kind: KeyKind;
  /** The public key's 32 bytes. */
  readonly key: Buffer;
  /** The same as one line of text, to hand around. */
  readonly vkey: string;
  /** Whether the signature is this key's over the text, which ends in a newline. The bytes of a cosignature carry their time. */
  verify(text: string, signature: Buffer): boolean;
}

/**
 * The verifier of a key in text: `<name>+<8 hex of key ID>+<base64 of type and public key>` (c2sp.org/signed-note v1.0.0).
 * @throws Refused `invalid` naming `field`
 */
export function verifierOf(vkey: string, field = 'vkey'): NoteVerifier {
  const named = parseKey(field, vkey);
  requireId(field, named, named.key);
  const key = publicKey(named.key);
  return {
    ...named,
    vkey,
    verify: (text, signature) => {
      if (named.kind === 'ed25519') return verifyText(text, key, signature);
      const parts = splitCosignature(signature);
      return parts !== null && verifyText(cosignedText(text, parts.time), key, parts.signature);
    },
  };
}
