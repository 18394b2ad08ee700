import { invalid } from '#kernel';
import { fromBase64 } from '../base64.js';
import { isKeyName } from './key.js';

/** A signature as a note carries it. */
export interface NoteSignature {
  readonly name: string;
  /** ID of the key: the name and it say whose signature this claims to be. */
  readonly id: number;
  /** What follows the key ID in the line: 64 bytes of an Ed25519 key, 72 of a cosignature. */
  readonly signature: Buffer;
}

/** Most signatures that a note may carry; c2sp.org/signed-note asks for at least 16. */
export const MAX_SIGNATURES = 64;

/** Longest note that is read, in UTF-16 code units, as in Go's `golang.org/x/mod/sumdb/note`. */
const MAX_LENGTH = 1_000_000;

const ID_BYTES = 4;

/** A line of a note's signatures, with its newline: `— <name> <base64 of key ID and signature>`. */
export function signatureLine({ name, id, signature }: NoteSignature): string {
  const bytes = Buffer.alloc(ID_BYTES);
  bytes.writeUInt32BE(id);
  return `— ${name} ${Buffer.concat([bytes, signature]).toString('base64')}\n`;
}

/**
 * A signed note: the text, an empty line, the signatures (c2sp.org/signed-note v1.0.0).
 * @throws Refused `invalid` (`note`) when the text is none that can be signed
 */
export function formatNote(text: string, signatures: readonly NoteSignature[]): string {
  requireText(text);
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

/**
 * Takes a note apart; no signature is checked.
 * @throws Refused `invalid` (`note`)
 */
export function parseNote(note: string): { readonly text: string; readonly signatures: readonly NoteSignature[] } {
  if (note.length > MAX_LENGTH) throw invalid('note', `is ${note.length} characters long`, `${MAX_LENGTH} at most`);
  const end = note.lastIndexOf('\n\n') + 1;
  if (end === 0 || !note.endsWith('\n'))
    throw invalid('note', 'is not a signed note', 'a text, an empty line, and lines of signatures, each ending in a newline');
  const text = note.slice(0, end);
  requireText(text);
  const lines = note.slice(end + 1, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw invalid('note', `carries ${lines.length} signatures`, `${MAX_SIGNATURES} at most`);
  return { text, signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const parts = SIGNATURE.exec(line)?.groups;
  const name = parts?.['name'] ?? '';
  const bytes = fromBase64(parts?.['bytes'] ?? '');
  if (!isKeyName(name) || bytes === null || bytes.length <= ID_BYTES) {
    throw invalid('note', 'has a line of signatures that is none', 'an em dash, the name of a key, and base64 of its ID and signature, with single spaces');
  }
  return { name, id: bytes.readUInt32BE(), signature: bytes.subarray(ID_BYTES) };
}

const SIGNATURE = /^— (?<name>[^ ]+) (?<bytes>[^ ]+)$/;

function requireText(text: string): void {
  if (!text.endsWith('\n')) throw invalid('note', 'has a text that does not end in a newline', 'a newline after the last line');
  if (CONTROL.test(text) || !text.isWellFormed())
    throw invalid('note', 'holds a character that a note may not hold', 'UTF-8 without control characters but newlines');
}

/** Control characters below U+0020, but the newline. */
const CONTROL = /[^\P{Cc}\n\x7f-\x9f]/u;
