import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { claimLedger, openKurrentStore, openSqliteReader, openSqliteStore, type EventReader, type EventStore, type SqliteStoreOptions } from '#event-store';
import { Refused, type Heartbeats } from '#kernel';
import { COPY_FILE, LOG_FILE, type Layout } from '../ledger/layout.js';

export interface LogOptions extends Pick<SqliteStoreOptions, 'clock' | 'mostAhead'> {
  /** Where a log that is followed shows that it is. */
  readonly heartbeats?: Heartbeats;
  /** Whether the log in the folder's file is being moved to the engine. */
  readonly moving?: boolean;
}

/** Silence after which the sequencer is held to be stuck, in seconds: longer than it ever waits before it tries again. */
const SILENCE = 60;

/** The log, for the one process that writes from this data folder. @throws Refused `unavailable` when the engine can't be used, or the folder is of another */
export async function openLog(layout: Layout, { heartbeats, moving = false, ...options }: LogOptions = {}): Promise<EventStore> {
  const { log, engines } = layout;
  mustBeOfThisEngine(layout);
  if (!moving) mustHaveMoved(layout);
  if (engines.kurrentdb === null) return openSqliteStore(log, options);
  const sequencer = heartbeats?.begin('sequencer', SILENCE);
  return openKurrentStore({
    url: engines.kurrentdb,
    prefix: `${engines.tenant}/`,
    copy: log,
    beat: () => sequencer?.beat(),
    seqComesLater: moving,
    ...options,
  });
}

/** The log for reading, in any thread; of KurrentDB the copy that {@link openLog} keeps up. @throws Refused `unavailable` when there is none */
export function openLogReader({ log }: Layout): EventReader {
  return openSqliteReader(log);
}

/** Whether there may be a log: one in KurrentDB can't be told from the folder. */
export function mayHoldLog({ log, engines }: Layout): boolean {
  return engines.kurrentdb !== null || existsSync(log);
}

/**
 * Nobody else writes to the log from this folder until `release`, and what is read in it is all there is.
 * @throws Refused `unavailable` when somebody does, or the engine can't be used
 */
export async function holdLog(layout: Layout): Promise<{ release(): Promise<void> }> {
  if (layout.engines.kurrentdb === null) {
    const release = claimLedger(layout.log);
    return { release: async () => release() };
  }
  const store = await openLog(layout);
  return { release: () => store.close() };
}

/**
 * One setting forgotten, and a ledger that lies elsewhere by now would begin anew here, or go on from where it was left.
 * @throws Refused `unavailable`
 */
export function mustBeOfThisEngine({ root, engines }: Layout): void {
  if (engines.kurrentdb !== null || !existsSync(join(root, COPY_FILE))) return;
  const problem = `${root} is of a ledger whose log lies in KurrentDB`;
  const remedy = `set KURRENTDB_URL, or name another folder; to go on from a file all the same, remove ${COPY_FILE}`;
  throw new Refused('unavailable', `${problem}: ${remedy}`, [{ field: 'KURRENTDB_URL', problem, remedy }]);
}

/** A ledger in files would be left lying, and another begun elsewhere. @throws Refused `unavailable` */
export function mustHaveMoved({ root, log, engines }: Layout): void {
  if (engines.kurrentdb === null || existsSync(log) || !existsSync(join(root, LOG_FILE))) return;
  const problem = `${root} holds a ledger whose log lies in ${LOG_FILE}, not in KurrentDB`;
  const remedy = 'move it with `fremdrift migrate`, unset KURRENTDB_URL, or name another folder';
  throw new Refused('unavailable', `${problem}: ${remedy}`, [{ field: 'KURRENTDB_URL', problem, remedy }]);
}
