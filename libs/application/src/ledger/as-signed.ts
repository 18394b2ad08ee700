import { randomInt } from 'node:crypto';
import { Refused } from '#kernel';
import { keysOf, type OpenedLedger } from '#domain';
import type { EventReader } from '#event-store';
import { nodeDisk, openArchive, startUpCheck, type CheckpointArchiveReader, type LogIdentity } from '#publishing';
import { standingOf } from '../keys/log-on-record.js';
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
  const parts = {
    log,
    archive,
    published: nodeDisk(layout.published),
    inside: nodeDisk(layout.inside),
    random: randomInt,
    onRebuild: (problem: string, entries: number) =>
      tell(`${problem}; making the files of the tree anew from ${entries} events, once they are found to be as signed`),
  };
  await startUpCheck(parts, { origin, vkeys: state === null ? [] : keysOf(state, origin) });
  const before = state === null ? null : await originBefore(archive, log, state);
  if (before !== null) await startUpCheck(parts, before);
}

/**
 * The origin whose last checkpoint the log is held to as long as it has none under a new one: what its first will be signed over was signed
 * before. Null when it has one, had no other origin, or lost what was signed under that.
 */
async function originBefore(archive: CheckpointArchiveReader, log: EventReader, state: OpenedLedger): Promise<LogIdentity | null> {
  const origin = state.keys.findLast((key) => key.origin !== state.origin)?.origin;
  if (origin === undefined || (await archive.latest(state.origin)) !== null) return null;
  const [last, standing] = [await archive.latest(origin), await standingOf(log)];
  return last === null || standing === null || last.size > standing.since ? null : { origin, vkeys: keysOf(state, origin) };
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
