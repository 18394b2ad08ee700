import type { Read } from '../engine/views.js';

/** Where a goal stands as it is kept, and when that was computed. */
export interface ChangedStatus {
  readonly goal: string;
  readonly plan: string;
  /** The last event it rests on. */
  readonly seq: number;
  /** The day it was computed for. */
  readonly at: string;
  /** The status item as JSON; `null` before the statement holds. */
  readonly item: string;
  /** Change number: microseconds since 1970, higher with each status that is computed, also when the read models are built anew. */
  readonly changed: number;
}

/** The highest change number; 0 when no status was computed yet. */
export async function lastStatusChange(read: Read): Promise<number> {
  const [row] = await read.all<{ changed: number | null }>('SELECT max(changed) AS changed FROM status');
  return row?.changed ?? 0;
}

/** The statuses that were computed after the change number, in order of theirs, at most `limit`. */
export function changedStatuses(read: Read, after: number, limit: number): Promise<readonly ChangedStatus[]> {
  return read.all<ChangedStatus>('SELECT goal, plan, seq, at, item, changed FROM status WHERE changed > ? ORDER BY changed LIMIT ?', after, limit);
}
