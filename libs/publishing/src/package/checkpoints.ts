import { Refused } from '#kernel';
import { openCheckpoint, parseCheckpoint, parseNote, type Checkpoint, type NoteSignature, type NoteVerifier } from '#transparency';
import type { Findings, Landmark } from '../examination/index.js';
import { isInForce, type KeyRange } from './keys.js';
import { checkpointPath, checkpointSize, earlierLogFolder, FILES, MOST_BYTES } from './paths.js';
import { readWhole, type PackageSource } from './source.js';

/** A checkpoint that was read, whether or not its signatures hold. */
export interface ReadCheckpoint extends Checkpoint {
  readonly note: string;
  /** The part that is signed. */
  readonly text: string;
  /** Signatures of the log's keys that hold. */
  readonly verified: readonly NoteSignature[];
}

/** Whose signatures are looked at: the log's own keys, and the witnesses of the policy. */
export interface KnownKeys {
  readonly log: readonly KeyRange[];
  readonly witnesses: readonly NoteVerifier[];
}

/** Reads a checkpoint and holds its signatures to the keys that were in force at its size; null when it is none. */
export function checkedCheckpoint(note: string, file: string, keys: KnownKeys, findings: Findings): ReadCheckpoint | null {
  try {
    const { text } = parseNote(note);
    const { verified, ...checkpoint } = opened(note, text, file, keys, findings);
    if (verified.length > 0 && !keys.log.some((key) => isInForce(key, checkpoint.size) && isBy(key, checkpoint.origin, verified))) {
      findings.fault('checkpoints', 'checkpointWrongKey', { file, size: checkpoint.size });
    }
    return { ...checkpoint, note, text, verified };
  } catch (error) {
    findings.fault('checkpoints', 'checkpointRefused', { file, why: whyOf(error) });
    return null;
  }
}

/** A checkpoint whose signature fails is still what the package claims, and is compared with the entries. */
function opened(note: string, text: string, file: string, { log, witnesses }: KnownKeys, findings: Findings): Checkpoint & Pick<ReadCheckpoint, 'verified'> {
  try {
    return openCheckpoint(note, [...log.map(({ verifier }) => verifier), ...witnesses]);
  } catch (error) {
    findings.fault('checkpoints', 'checkpointRefused', { file, why: whyOf(error) });
    return { ...parseCheckpoint(text), verified: [] };
  }
}

function isBy({ verifier }: KeyRange, origin: string, signatures: readonly NoteSignature[]): boolean {
  return verifier.name === origin && signatures.some(({ name, id }) => name === verifier.name && id === verifier.id);
}

/** A checkpoint that a package holds. */
interface Held {
  readonly file: string;
  readonly size: number;
}

/**
 * The checkpoints of a package in the order of their sizes, those of earlier origins first, each held to its signature as it is reached, and
 * the one the auditor kept among them. The latest is the one in the file `checkpoint`, whose key was looked at; what lies under its size
 * must not say otherwise.
 */
export async function* landmarksIn(
  source: PackageSource,
  latest: Checkpoint,
  keys: KnownKeys,
  earlier: Landmark | null,
  findings: Findings,
): AsyncGenerator<Landmark> {
  const landmarkIn = (held: Held) => readLandmark(source, held, latest.origin, keys, findings);
  let kept = earlier;
  for (const held of [...ofEarlierLogs(source, keys), ...ofThisLog(source, latest.size)]) {
    if (kept !== null && kept.size <= held.size) {
      yield kept;
      kept = null;
    }
    const landmark = await landmarkIn(held);
    if (landmark !== null) yield landmark;
  }
  if (kept !== null) yield kept;
  yield { size: latest.size, root: latest.root, file: FILES.checkpoint, isEarlier: false };
  const again = await landmarkIn({ file: checkpointPath(latest.size), size: latest.size });
  if (again?.root.equals(latest.root) === false) yield again;
}

/** Null where it is none, which is told. */
async function readLandmark(source: PackageSource, { file, size }: Held, origin: string, keys: KnownKeys, findings: Findings): Promise<Landmark | null> {
  const checkpoint = await readCheckpoint(source, file, keys, findings);
  if (checkpoint === null) return null;
  if (checkpoint.size !== size) findings.fault('checkpoints', 'checkpointMisplaced', { file, size: checkpoint.size });
  else if (checkpointSize(file) !== null && checkpoint.origin !== origin) findings.fault('checkpoints', 'checkpointRefused', { file, why: checkpoint.origin });
  else return { size, root: checkpoint.root, file, isEarlier: false };
  return null;
}

async function readCheckpoint(source: PackageSource, file: string, keys: KnownKeys, findings: Findings): Promise<ReadCheckpoint | null> {
  try {
    const note = await readWhole(source, file, MOST_BYTES.note);
    return note === null ? null : checkedCheckpoint(note.toString(), file, keys, findings);
  } catch (error) {
    findings.fault('package', 'fileUnreadable', { file, why: whyOf(error) });
    return null;
  }
}

function ofThisLog({ paths }: PackageSource, latest: number): readonly Held[] {
  return bySize(paths.map((file) => ({ file, size: checkpointSize(file) ?? 0 })).filter(({ size }) => size > 0 && size < latest));
}

/** Those over entries that are still here: after a loss, the last checkpoints of an earlier origin are over entries that are not. */
function ofEarlierLogs({ paths }: PackageSource, { log }: KnownKeys): readonly Held[] {
  const names = [...new Set(log.map(({ verifier }) => verifier.name))];
  return names.slice(0, -1).flatMap((name, index) => {
    const next = log.find(({ verifier }) => verifier.name === names[index + 1]);
    const folder = earlierLogFolder(name);
    const held = paths.filter((file) => file.startsWith(folder)).map((file) => ({ file, size: Number(file.slice(folder.length)) }));
    return bySize(held.filter(({ size }) => size > 0 && size < (next?.from ?? 0)));
  });
}

function bySize(held: readonly Held[]): readonly Held[] {
  return held.toSorted((a, b) => a.size - b.size);
}

/** Why something was refused, in its own words. */
export function whyOf(error: unknown): string {
  if (error instanceof Refused) return error.issues.map(({ problem }) => problem).join('; ') || error.message;
  throw error;
}
