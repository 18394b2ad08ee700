import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { claimLedger } from '#event-store';
import { messageOf, Refused } from '#kernel';
import { folderOf } from '../archive/path.js';

/**
 * Takes origins for this process, in the folder that holds their checkpoints, until it ends however it ends: two signers with copies of one key
 * would otherwise each find the same checkpoint to go on from.
 */
export function claimsIn(checkpoints: string): (origin: string) => void {
  // held for as long as this process runs: what is let go of here frees its lock
  const claimed = new Map<string, () => void>();
  return (origin) => {
    const folder = join(checkpoints, folderOf(origin));
    // where no log of the origin was begun, nothing is kept
    if (claimed.has(origin) || !existsSync(folder)) return;
    claimed.set(origin, claim(folder, origin));
  };
}

function claim(folder: string, origin: string): () => void {
  try {
    return claimLedger(join(folder, '.signer'));
  } catch (cause) {
    const problem = `the checkpoints of ${origin} are another signer's, or can't be claimed: ${messageOf(cause)}`;
    const remedy = 'stop the other server: a ledger and a copy of it are never served at once';
    throw new Refused('unavailable', problem, [{ field: 'FREMDRIFT_CHECKPOINTS', problem, remedy }], { cause });
  }
}
