import { invalid } from '#kernel';
import { hexId } from './key.js';
import { parseNote, type NoteSignature } from './note.js';
import type { NoteVerifier } from './verifier.js';

/** What a note says, and who stands for it. */
export interface OpenedNote {
  /** The signed text, with its final newline. */
  readonly text: string;
  /** Signatures that hold under a key that is known; at least one. */
  readonly verified: readonly NoteSignature[];
  /** Signatures of keys that are not known: they say nothing. */
  readonly unknown: readonly NoteSignature[];
}

/**
 * Opens a note: every signature under a known key must hold, and there must be one (c2sp.org/signed-note v1.0.0). Keys are known by name
 * and ID together; of two that share both, either will do.
 * @throws Refused `invalid` (`note`)
 */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): OpenedNote {
  const { text, signatures } = parseNote(note);
  const verified: NoteSignature[] = [];
  const unknown: NoteSignature[] = [];
  for (const signature of signatures) {
    const known = verifiers.filter(({ name, id }) => name === signature.name && id === signature.id);
    if (known.length === 0) {
      unknown.push(signature);
    } else if (known.some((verifier) => verifier.verify(text, signature.signature))) {
      verified.push(signature);
    } else {
      throw invalid(
        'note',
        `has a signature of ${signature.name} (${hexId(signature.id)}) that does not hold`,
        'the note as it was signed: its text or the signature was changed',
      );
    }
  }
  if (verified.length === 0) throw invalid('note', 'is signed by no key that is known', `a signature of ${namesOf(verifiers)}`);
  return { text, verified, unknown };
}

function namesOf(verifiers: readonly NoteVerifier[]): string {
  return verifiers.map(({ name, id }) => `${name} (${hexId(id)})`).join(' or ') || 'a key that you trust';
}
