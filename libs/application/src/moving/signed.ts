import type { OpenedLedger } from '#domain';
import { keysOf } from '#domain';
import type { EventReader } from '#event-store';
import { rootOfLog, type CheckpointArchiveReader } from '#publishing';
import { openCheckpoint, verifierOf, type Checkpoint } from '#transparency';
import { mustKnowItsOrigins } from '../ledger/as-signed.js';

/** The last checkpoint that was signed over the ledger, found to be signed by a key of its own; null before the first. @throws Refused */
export async function lastSigned(archive: CheckpointArchiveReader, ledger: OpenedLedger): Promise<Checkpoint | null> {
  await mustKnowItsOrigins(archive, ledger);
  const kept = await archive.latest(ledger.origin);
  if (kept === null) return null;
  return openCheckpoint(
    kept.note,
    keysOf(ledger, ledger.origin).map((vkey) => verifierOf(vkey)),
  );
}

/** Whether the log's first entries are those that were signed over. @throws Refused `unavailable` when there are fewer */
export async function isAsSigned(log: Pick<EventReader, 'readLeaves'>, { size, root }: Checkpoint): Promise<boolean> {
  return (await rootOfLog(log, size)).equals(root);
}
