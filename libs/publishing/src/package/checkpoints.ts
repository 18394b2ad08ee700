import { Refused } from '#kernel';
import { openCheckpoint, parseCheckpoint, parseNote, type Checkpoint, type NoteSignature } from '#transparency';
import type { Findings, Landmark } from '../examination/index.js';
import { isInForce, type KeyRange } from './keys.js';
import { checkpointPath, checkpointSize, MOST_BYTES } from './paths.js';
import { readWhole, type PackageSource } from './source.js';

/** A checkpoint that was read, whether or not its signatures hold. */
export interface ReadCheckpoint extends Checkpoint {
  readonly note: string;
  /** The part that is signed. */
  readonly text: string;
  /** Signatures of the log's keys that hold. */
  readonly verified: readonly NoteSignature[];
}

/** Reads a checkpoint and holds its signature to the keys that were in force at its size; null when it is none. */
export function checkedCheckpoint(note: string, file: string, keys: readonly KeyRange[], findings: Findings): ReadCheckpoint | null {
  try {
    const { text } = parseNote(note);
    const { verified, ...checkpoint } = opened(note, text, file, keys, findings);
    if (verified.length > 0 && !keys.some((key) => isInForce(key, checkpoint.size) && isBy(key, checkpoint.origin, verified))) {
      findings.fault('checkpoints', 'checkpointWrongKey', { file, size: checkpoint.size });
    }
    return { ...checkpoint, note, text, verified };
  } catch (error) {
    findings.fault('checkpoints', 'checkpointRefused', { file, why: whyOf(error) });
    return null;
  }
}

/** A checkpoint whose signature fails is still what the package claims, and is compared with the entries. */
function opened(note: string, text: string, file: string, keys: readonly KeyRange[], findings: Findings): Checkpoint & Pick<ReadCheckpoint, 'verified'> {
  try {
    return openCheckpoint(
      note,
      keys.map(({ verifier }) => verifier),
    );
  } catch (error) {
    findings.fault('checkpoints', 'checkpointRefused', { file, why: whyOf(error) });
    return { ...parseCheckpoint(text), verified: [] };
  }
}

function isBy({ verifier }: KeyRange, origin: string, signatures: readonly NoteSignature[]): boolean {
  return verifier.name === origin && signatures.some(({ name, id }) => name === verifier.name && id === verifier.id);
}

/** The checkpoints of a package in the order of their sizes, each held to its signature as it is reached, and the earlier one among them. */
export async function* landmarksIn(
  source: PackageSource,
  { origin, size: latest }: Checkpoint,
  keys: readonly KeyRange[],
  earlier: Landmark | null,
  findings: Findings,
): AsyncGenerator<Landmark> {
  const sizes = source.paths
    .flatMap((path) => checkpointSize(path) ?? [])
    .filter((size) => size <= latest)
    .sort((a, b) => a - b);
  let kept = earlier;
  for (const size of sizes) {
    const file = checkpointPath(size);
    const note = (await readWhole(source, file, MOST_BYTES.note).catch(() => null))?.toString();
    if (kept !== null && kept.size <= size) {
      yield kept;
      kept = null;
    }
    const checkpoint = note === undefined ? null : checkedCheckpoint(note, file, keys, findings);
    if (note === undefined) findings.fault('package', 'fileUnreadable', { file, why: '' });
    if (checkpoint === null) continue;
    if (checkpoint.size !== size) findings.fault('checkpoints', 'checkpointMisplaced', { file, size: checkpoint.size });
    else if (checkpoint.origin !== origin) findings.fault('checkpoints', 'checkpointRefused', { file, why: checkpoint.origin });
    else yield { size, root: checkpoint.root, file, isEarlier: false };
  }
  if (kept !== null) yield kept;
}

/** Why something was refused, in its own words. */
export function whyOf(error: unknown): string {
  if (error instanceof Refused) return error.issues.map(({ problem }) => problem).join('; ') || error.message;
  throw error;
}
