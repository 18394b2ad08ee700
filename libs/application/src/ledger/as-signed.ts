import { randomInt } from 'node:crypto';
import { Refused } from '#kernel';
import { keysOf, type OpenedLedger } from '#domain';
import type { EventReader } from '#event-store';
import { nodeDisk, openArchive, startUpCheck, type CheckpointArchiveReader } from '#publishing';
import { ledgerOnRecord } from '../publishing/index.js';
import type { Layout } from './layout.js';

/**
 * Holds the log to the last checkpoint that was signed over it. An empty one is held to those of the origin it is to be begun under.
 * @throws Refused `unavailable` as {@link startUpCheck} does, and when the ledger was signed under an origin that its log does not know
 */
export async function mustBeAsSigned(log: EventReader, layout: Layout, newOrigin: string | null, tell: (line: string) => void): Promise<void> {
  const state = await ledgerOnRecord(log);
  const origin = state?.origin ?? newOrigin;
  if (origin === null) return;
  const archive = openArchive(nodeDisk(layout.checkpoints));
  if (state !== null) await mustKnowItsOrigins(archive, state);
  await startUpCheck(
    {
      log,
      archive,
      published: nodeDisk(layout.published),
      inside: nodeDisk(layout.inside),
      random: randomInt,
      onRebuild: (problem, entries) => tell(`${problem}; making the files of the tree anew from ${entries} events, once they are found to be as signed`),
    },
    { origin, vkeys: state === null ? [] : keysOf(state, origin) },
  );
}

/**
 * A log that was signed under an origin says so itself: one that does not is a copy from before, or another's under this ledger's name.
 * @throws Refused `unavailable` naming the origin
 */
export async function mustKnowItsOrigins(archive: CheckpointArchiveReader, { ledger, origin, keys }: OpenedLedger): Promise<void> {
  const known = new Set([origin, ...keys.map((key) => key.origin)]);
  for (const other of await archive.originsOf(ledger)) {
    // an origin that was begun and never signed under is a change that was not completed
    const signed = known.has(other) ? null : await archive.latest(other);
    if (signed === null) continue;
    const problem = `a checkpoint over ${signed.size} events was signed under ${other}, of which the log knows nothing: it is an older copy, or was altered`;
    const remedy =
      'put back the newest sound copy of ledger.db with its vault.db, from after the ledger changed its origin; where there is none, take the folder whose ' +
      `file origin says ${other} out of the folder of checkpoints, keep it, and go on with \`fremdrift key new-origin --because lost\``;
    throw new Refused('unavailable', `${problem}; ${remedy}`, [{ field: 'ledger.db', problem, remedy }]);
  }
}
