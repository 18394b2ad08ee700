import { invalid } from '#kernel';
import type { NoteSignature } from './note.js';

/** Bytes of a cosignature: the time, then an Ed25519 signature. */
const TIME_BYTES = 8;
const COSIGNATURE_BYTES = TIME_BYTES + 64;

/** What a cosigner signs of a checkpoint that it saw at a time, in seconds since 1970 UTC (c2sp.org/tlog-cosignature v1.0.1). */
export function cosignedText(text: string, unixSeconds: bigint): string {
  return `cosignature/v1\ntime ${unixSeconds}\n${text}`;
}

/** The time and the signature in the bytes of a cosignature; null when there are too few or too many. */
export function splitCosignature(bytes: Buffer): { readonly time: bigint; readonly signature: Buffer } | null {
  return bytes.length === COSIGNATURE_BYTES ? { time: bytes.readBigUInt64BE(), signature: bytes.subarray(TIME_BYTES) } : null;
}

/** The bytes of a cosignature. */
export function joinCosignature(time: bigint, signature: Buffer): Buffer {
  const bytes = Buffer.alloc(TIME_BYTES);
  bytes.writeBigUInt64BE(time);
  return Buffer.concat([bytes, signature]);
}

/**
 * When a witness saw what it cosigned, by its own clock: whole seconds since 1970 UTC. Only a verified signature says anything.
 * @throws Refused `invalid` (`signature`) when it is no cosignature, or of a time beyond 2^53
 */
export function cosignedAt({ signature }: NoteSignature): number {
  const time = Number(splitCosignature(signature)?.time ?? NaN);
  if (!Number.isSafeInteger(time)) throw invalid('signature', 'carries no time', 'a cosignature: eight bytes of time, then 64 of Ed25519');
  return time;
}
