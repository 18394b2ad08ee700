import { Refused } from '#kernel';
import type { EventReader, Head } from '#event-store';
import { openCheckpoint, verifierOf, type OpenedCheckpoint } from '#transparency';
import type { CheckpointArchiveReader } from '../archive/index.js';
import { makeFiles, rootOfLog } from '../tiles/index.js';
import { compare, type ComparedParts } from './compare.js';

/** What the ledger says of its log now. */
export interface LogIdentity {
  readonly origin: string;
  /** The keys its checkpoints may be signed with, as text; none while it was never given one. */
  readonly vkeys: readonly string[];
}

export interface StartUpParts extends ComparedParts {
  readonly log: Pick<EventReader, 'head' | 'readLeaves'>;
  readonly archive: CheckpointArchiveReader;
  /** Told when tiles have to be made anew from the log, which takes a while for a long one. */
  readonly onRebuild?: (problem: string, entries: number) => void;
}

/**
 * Compares the log with the last checkpoint that was signed over it and is kept outside it, before anything is answered or written. What it
 * costs does not grow with the log: the end of the log and some of the rest are looked at, a deep check looks at all. Tiles and bundles
 * that are missing or damaged are made anew, once the log has been found whole.
 * @throws Refused `unavailable` when the log is an older copy, was altered or is another's, or when checkpoints are missing: what was found, and what to do
 */
export async function startUpCheck(parts: StartUpParts, { origin, vkeys }: LogIdentity): Promise<void> {
  const { archive, log } = parts;
  if (vkeys.length > 0 && !(await archive.isBegun(origin))) throw noArchive(origin);
  const latest = await archive.latest(origin);
  await mustBeNoOlder(parts, origin, vkeys, latest?.size ?? 0);
  if (latest === null) return;
  const head = await log.head();
  if (head.seq + 1 < latest.size) throw behind(head, latest.size);
  const signed = opened(latest.note, origin, vkeys);
  const found = await compare(parts, signed);
  if (found.is === 'sound') return;
  if (found.is === 'altered') throw altered(`event ${found.seq} is not the one that was signed over`, signed.size);
  parts.onRebuild?.(found.problem, signed.size);
  if (!(await rootOfLog(log, signed.size)).equals(signed.root)) throw altered('an event is not the one that was signed over', signed.size);
  await makeFiles(parts, log, signed.size);
}

function opened(note: string, origin: string, vkeys: readonly string[]): OpenedCheckpoint {
  try {
    const signed = openCheckpoint(
      note,
      vkeys.map((vkey) => verifierOf(vkey)),
    );
    if (signed.origin === origin) return signed;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  throw wrongArchive(`the last checkpoint of ${origin} is not signed with a key of this ledger`, 'put the right checkpoints back, or the ledger they are of');
}

/** What was published was archived before: an archive without it is an older copy. What is published by others' keys says nothing. */
async function mustBeNoOlder({ published }: StartUpParts, origin: string, vkeys: readonly string[], size: number): Promise<void> {
  const note = await published.read('checkpoint');
  if (note === null) return;
  const shown = checkpointBy(note.toString('utf8'), origin, vkeys);
  if (shown === null || shown.size <= size) return;
  const problem = `a checkpoint over ${shown.size} events was published, but the last one kept is over ${size}`;
  throw wrongArchive(problem, 'put the newer copy of the folder of checkpoints back');
}

function checkpointBy(note: string, origin: string, vkeys: readonly string[]): OpenedCheckpoint | null {
  try {
    return opened(note, origin, vkeys);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

function noArchive(origin: string): Refused {
  return wrongArchive(`the folder of checkpoints does not know ${origin}`, 'name the folder that holds its checkpoints, or put it back from a copy');
}

function wrongArchive(problem: string, remedy: string): Refused {
  return new Refused('unavailable', `${problem}; ${remedy}`, [{ field: 'FREMDRIFT_CHECKPOINTS', problem, remedy }]);
}

function behind({ seq, recordedAt }: Head, size: number): Refused {
  const last = recordedAt === null ? '' : `, the last of ${recordedAt.slice(0, 10)}`;
  const problem = `the log holds ${seq + 1} events${last}, but a checkpoint was signed over ${size}: the last ${size - seq - 1} are missing`;
  return wrongLog(problem);
}

function altered(what: string, size: number): Refused {
  return wrongLog(`the log was altered: ${what}, among the first ${size}`);
}

/** Never a second history under the same name. */
function wrongLog(problem: string): Refused {
  const remedy =
    'put back the newest sound copy of ledger.db with its vault.db; refill what is missing from an auditor’s package with `fremdrift restore --refill PACKAGE`; ' +
    'or go on under another origin with `fremdrift key new-origin`';
  return new Refused('unavailable', `${problem}; ${remedy}`, [{ field: 'ledger.db', problem, remedy }]);
}
