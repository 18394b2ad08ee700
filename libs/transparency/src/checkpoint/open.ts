import { invalid } from '#kernel';
import { openNote, type OpenedNote } from '../note/open.js';
import type { NoteVerifier } from '../note/verifier.js';
import { parseCheckpoint, type Checkpoint } from './checkpoint.js';

/** A checkpoint that the log's own key stands for. */
export interface OpenedCheckpoint extends Checkpoint, Omit<OpenedNote, 'text'> {
  /** The signed note, whole. */
  readonly note: string;
}

/**
 * Opens a signed checkpoint: a known Ed25519 key with the log's origin for its name must have signed it. Pass the keys of one log, and of
 * the witnesses you trust, so that no other log's checkpoint passes for its.
 * @throws Refused `invalid` (`note`, or as {@link parseCheckpoint} does)
 */
export function openCheckpoint(note: string, verifiers: readonly NoteVerifier[]): OpenedCheckpoint {
  const { text, verified, unknown } = openNote(note, verifiers);
  const checkpoint = parseCheckpoint(text);
  const logKeys = verifiers.filter(({ name, kind }) => name === checkpoint.origin && kind === 'ed25519');
  if (!verified.some(({ id }) => logKeys.some((key) => key.id === id))) {
    throw invalid('note', 'is not signed by the log that it is of', `a signature of ${checkpoint.origin}`);
  }
  return { ...checkpoint, note, verified, unknown };
}
