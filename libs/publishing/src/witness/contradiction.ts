import { Refused } from '#kernel';
import { checkConsistency, type Checkpoint } from '#transparency';
import type { SignedCheckpoint } from '../publisher/index.js';

/**
 * How a checkpoint that somebody else holds, and that this log's own key signed, contradicts what the log says now: it is over more than the
 * log has, or the log does not continue it. Null when it does not.
 */
export async function contradiction(ours: SignedCheckpoint, theirs: Checkpoint): Promise<string | null> {
  if (theirs.size > ours.size) {
    return `holds a checkpoint that this log signed over ${theirs.size} entries, and the log has ${ours.size}: the ledger was rolled back, or another copy of it is running`;
  }
  // every tree continues the empty one
  if (theirs.size === 0) return null;
  const proof = await ours.proofFrom(theirs.size);
  try {
    checkConsistency({ from: theirs, to: ours, proof });
    return null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return `holds a checkpoint that this log signed over ${theirs.size} entries, which the log does not continue: two histories of it were signed`;
  }
}
