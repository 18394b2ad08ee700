import { Refused } from '#kernel';
import type { EventReader } from '#event-store';
import { checkpointsAt } from '#projections';
import type { Layout } from './layout.js';

/**
 * Holds the end of the log, which no checkpoint covers yet, to the read models in the data folder: what they were made of was in the log.
 * Those of a log in KurrentDB, whose copy may be behind, and those in PostgreSQL, which outlive a log that is restored, say nothing of it.
 * @throws Refused `unavailable` when the log ends before them
 */
export async function mustReachReadModels(log: Pick<EventReader, 'head'>, { views, engines: { kurrentdb, postgres } }: Layout): Promise<void> {
  const reached = kurrentdb === null && postgres === null ? (checkpointsAt(views) ?? []).map(({ seq }) => seq) : [];
  // in this order a ledger in use has no read models ahead of its log
  const { seq } = await log.head();
  const last = Math.max(-1, ...reached);
  if (last <= seq) return;
  const problem = `the log holds ${seq + 1} events, but the read models were made of ${last + 1}: the last ${last - seq} are missing`;
  const remedy =
    'put back the newest sound copy of ledger.db, with its ledger.db-wal where there is one, and vault.db; where these events are lost for good, ' +
    'or views.db is of another ledger, move it out of the data folder, keep it, for it alone tells of them, and start again';
  throw new Refused('unavailable', `${problem}; ${remedy}`, [{ field: 'ledger.db', problem, remedy }]);
}
