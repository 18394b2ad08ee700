import { hash } from 'node:crypto';
import { invalid } from '#kernel';
import { fromBase64 } from '../base64.js';

/** What a key signs: the text alone, or the text and the time at which a witness saw it (c2sp.org/tlog-cosignature v1.0.1). */
export type KeyKind = 'ed25519' | 'cosignature';

/** A key as text carries it: who has it, what it is for, and its 32 bytes, public or secret. */
export interface NamedKey {
  readonly name: string;
  /** The name and the public key in 32 bits: SHA-256(name ‖ 0x0A ‖ type ‖ public key), its first four bytes. */
  readonly id: number;
  readonly kind: KeyKind;
  readonly key: Buffer;
}

/** Bytes of an Ed25519 key, public or as the seed of a secret one. */
export const KEY_BYTES = 32;

/** Signature types of c2sp.org/signed-note v1.0.0 that are spoken here. */
const TYPES: Readonly<Record<KeyKind, number>> = { ed25519: 0x01, cosignature: 0x04 };

/** Whether a key may be called so: something, without any space, `+` or control character below U+0020 (c2sp.org/signed-note v1.0.0). */
export function isKeyName(name: string): boolean {
  return name !== '' && !NOT_IN_A_NAME.test(name) && name.isWellFormed();
}

const NOT_IN_A_NAME = /[\p{White_Space}+]|[^\P{Cc}\x7f-\x9f]/u;

/** The key ID of c2sp.org/signed-note v1.0.0. */
export function keyId(name: string, kind: KeyKind, publicKey: Buffer): number {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(TYPES[kind]), publicKey]), 'buffer').readUInt32BE();
}

/** `<name>+<key ID in 8 hex digits>+<base64 of type and key>`. */
export function formatKey({ name, id, kind, key }: NamedKey): string {
  return `${name}+${hexId(id)}+${Buffer.concat([Buffer.of(TYPES[kind]), key]).toString('base64')}`;
}

/**
 * Reads what {@link formatKey} writes, and nothing else. Whether the ID belongs to the key is left to who knows the public one.
 * @throws Refused `invalid` naming `field`; the text is never repeated, as it may be secret
 */
export function parseKey(field: string, text: string): NamedKey {
  const parts = KEY.exec(text)?.groups;
  const bytes = fromBase64(parts?.['key'] ?? '');
  const name = parts?.['name'] ?? '';
  if (bytes === null || !isKeyName(name)) throw invalid(field, 'is not a key', 'name, ID in eight small hexadecimal digits and base64, with + between');
  const kind = KINDS.find((kind) => TYPES[kind] === bytes[0]);
  if (kind === undefined) throw invalid(field, 'is of a type that is not known here', 'an Ed25519 key: 01 for a log, 04 for a witness');
  if (bytes.length !== 1 + KEY_BYTES) throw invalid(field, `holds ${bytes.length - 1} bytes of key`, `${KEY_BYTES} bytes`);
  return { name, id: Number.parseInt(parts?.['id'] ?? '', 16), kind, key: bytes.subarray(1) };
}

const KEY = /^(?<name>[^+]+)\+(?<id>[0-9a-f]{8})\+(?<key>.+)$/;
const KINDS: readonly KeyKind[] = ['ed25519', 'cosignature'];

/** A key ID as people compare it: eight hexadecimal digits. */
export function hexId(id: number): string {
  return id.toString(16).padStart(8, '0');
}

/** @throws Refused `invalid` naming `field` unless the ID is that of the key: a letter of the text was changed */
export function requireId(field: string, { name, id, kind }: NamedKey, publicKey: Buffer): void {
  if (id !== keyId(name, kind, publicKey)) throw invalid(field, 'has an ID that is not that of its name and key', 'the whole text as it was made');
}
