import { invalid, Refused } from '#kernel';
import { parseCheckpoint } from '../checkpoint/checkpoint.js';
import { openCheckpoint, type OpenedCheckpoint } from '../checkpoint/open.js';
import { EMPTY_ROOT } from '../hash.js';
import { parseNote } from '../note/note.js';
import type { NoteVerifier } from '../note/verifier.js';
import { checkConsistency, type TreeHead } from '../tree/check.js';
import type { AddCheckpoint } from './add-checkpoint.js';

/** What a witness is to answer: to keep the checkpoint durably and only then to cosign it, or a status of HTTP and the body that goes with it. */
export type Judgement =
  | { readonly status: 200; readonly checkpoint: OpenedCheckpoint }
  | { readonly status: 400 | 403 | 404 | 409 | 422; readonly body: string };

/**
 * The rules of a witness for `add-checkpoint` (c2sp.org/tlog-witness v1.0.0). `known` is what it cosigned last of the log of this origin;
 * of the verifiers, the Ed25519 keys named like the origin are the log's. 409 has the size of `known` for its body, to be sent as
 * `text/x.tlog.size`.
 */
export function judge(request: AddCheckpoint, known: TreeHead | null, verifiers: readonly NoteVerifier[]): Judgement {
  const claimed = outcome(() => parseCheckpoint(parseNote(request.note).text));
  if (claimed instanceof Refused) return refusal(400, claimed.message);
  const keys = verifiers.filter(({ name, kind }) => name === claimed.origin && kind === 'ed25519');
  if (keys.length === 0) return refusal(404, `no key of ${claimed.origin} is known here`);
  const checkpoint = outcome(() => openCheckpoint(request.note, keys));
  if (checkpoint instanceof Refused) return refusal(403, checkpoint.message);
  if (request.oldSize > checkpoint.size) return refusal(400, `old: size ${request.oldSize} is after size ${checkpoint.size}`);
  if (request.oldSize !== (known?.size ?? 0)) return refusal(409, `${known?.size ?? 0}`);
  const continues = outcome(() => requireContinued(known, checkpoint, request));
  return continues instanceof Refused ? refusal(422, continues.message) : { status: 200, checkpoint };
}

function requireContinued(known: TreeHead | null, checkpoint: TreeHead, { proof }: AddCheckpoint): void {
  if (checkpoint.size === 0 && !checkpoint.root.equals(EMPTY_ROOT)) throw invalid('root', 'is not that of an empty tree', 'SHA-256 of nothing');
  if (known !== null && known.size > 0) return checkConsistency({ from: known, to: checkpoint, proof });
  if (proof.length > 0) throw invalid('proof', 'holds hashes from size 0', 'no hash: every tree continues the empty one');
}

function refusal(status: 400 | 403 | 404 | 409 | 422, body: string): Judgement {
  return { status, body: `${body}\n` };
}

/** What a step gives, or why it was refused. */
function outcome<T>(step: () => T): T | Refused {
  try {
    return step();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
