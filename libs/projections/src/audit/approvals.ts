import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decisionsAbout, ofType } from '../history/read.js';
import type { FactEvent } from './kinds.js';

/** The approvals that name each of these facts by its exact version, by the fact's event id, in order of seq. Only measurements are ever approved. */
export async function approvalsOf(
  read: Read,
  facts: readonly FactEvent[],
  seq: number,
): Promise<ReadonlyMap<string, readonly LedgerEvent<'MeasurementsApproved'>[]>> {
  const measures = new Set(facts.flatMap(({ data }) => ('measure' in data ? [data.measure] : [])));
  const wanted = new Set(facts.map(({ id }) => id));
  const approvals = new Map<string, LedgerEvent<'MeasurementsApproved'>[]>();
  for (const measure of measures) {
    for (const approval of ofType(await decisionsAbout(read, 'measure', measure, seq), 'MeasurementsApproved')) {
      for (const id of approval.data.events) if (wanted.has(id)) approvals.set(id, [...(approvals.get(id) ?? []), approval]);
    }
  }
  return approvals;
}
