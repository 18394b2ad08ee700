import { invalid } from '#kernel';
import { checkInclusion, leafHash, openCheckpoint, parseProofFile, type NoteVerifier, type OpenedCheckpoint, type ProofFile } from '#transparency';
import { fits, Findings, readEnvelope, refOf, verificationOf, type EventRef, type Verification } from '../examination/index.js';
import { whyOf } from './checkpoints.js';
import { jsonOrNull } from './json.js';

/** What lies in a proof file besides the proof: the event itself. */
interface ProvenEvent {
  readonly envelope: string;
  readonly salt: string;
  readonly payload: string;
}

/**
 * Verifies a `.tlog-proof` file of one event, offline: the checkpoint's signature, that the event's envelope is in the tree, and that its
 * contents are what the envelope commits to.
 * @throws Refused `invalid` when no key is given: a proof holds none
 */
export function verifyProof(text: string, file: string, keys: readonly NoteVerifier[]): Verification {
  if (keys.length === 0)
    throw invalid('--key', 'is missing: a proof does not hold the key of the log', 'give the key that the owner of the log has made known');
  const findings = new Findings();
  const checkpoint = examine(text, file, keys, findings);
  return verificationOf(findings, checkpoint);
}

function examine(text: string, file: string, keys: readonly NoteVerifier[], findings: Findings): OpenedCheckpoint | null {
  const proof = attempt(
    () => parseProofFile(text),
    (why) => findings.fault('package', 'fileUnreadable', { file, why }),
  );
  const event =
    proof &&
    attempt(
      () => eventIn(proof),
      (why) => findings.fault('package', 'fileUnreadable', { file, why }),
    );
  const checkpoint =
    proof &&
    attempt(
      () => openCheckpoint(proof.checkpoint, keys),
      (why) => findings.fault('checkpoints', 'checkpointRefused', { file, why }),
    );
  if (proof === null || event === null || checkpoint === null) return null;
  findings.holds('key', 'keyGiven');
  const envelope = readEnvelope(event.envelope);
  const ref = refOf(proof.index, envelope);
  attempt(
    () => mustBeIn(proof, event, checkpoint),
    (why) => findings.fault('entries', 'proofRefused', { why }, ref),
  );
  findings.holds('entries', 'proofHolds', { ...inWords(ref), size: checkpoint.size });
  if (envelope !== null && fits(envelope, event)) findings.holds('payloads', 'payloadFits');
  else findings.fault('payloads', 'payloadAltered', {}, ref);
  return checkpoint;
}

function mustBeIn({ index, hashes }: ProofFile, { envelope }: ProvenEvent, { size, root }: OpenedCheckpoint): true {
  checkInclusion({ leaf: leafHash(envelope), index, size, root, proof: hashes });
  return true;
}

/** @throws Refused `invalid` (`extra`) */
function eventIn({ extra }: ProofFile): ProvenEvent {
  const value = extra === null ? null : jsonOrNull(extra.toString());
  if (isEvent(value)) return value;
  throw invalid('extra', 'does not hold the event', 'a proof file as Fremdrift gives it, with envelope, salt and payload');
}

function isEvent(value: unknown): value is ProvenEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { envelope, salt, payload } = value as Partial<Record<keyof ProvenEvent, unknown>>;
  return [envelope, salt, payload].every((text) => typeof text === 'string');
}

function inWords({ seq, type, stream, recordedAt }: EventRef) {
  return { seq: String(seq), type: type ?? '', stream: stream ?? '', recordedAt: recordedAt ?? '' };
}

function attempt<T>(work: () => T, refused: (why: string) => void): T | null {
  try {
    return work();
  } catch (error) {
    refused(whyOf(error));
    return null;
  }
}
