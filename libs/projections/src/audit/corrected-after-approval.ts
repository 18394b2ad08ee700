import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { eventsAbout, eventsByIds } from '../history/read.js';
import { spot, type WeakSpot } from './spot.js';

const IDS_AT_ONCE = 500;

/** Corrections and retractions of measurements of which some version had been approved by then. */
export async function correctedAfterApproval(read: Read, approvals: readonly LedgerEvent<'MeasurementsApproved'>[], seq: number): Promise<readonly WeakSpot[]> {
  const spots: WeakSpot[] = [];
  for (const measure of new Set(approvals.map(({ data }) => data.measure))) {
    const amendments = await eventsAbout(read, { kind: 'measure', id: measure, natures: ['amendment'] }, { after: -1, to: seq });
    const rootOf = await rootsOf(read, [...amendments.flatMap(({ corrects }) => corrects ?? []), ...approvals.flatMap(({ data }) => data.events)]);
    for (const amendment of amendments) {
      const root = rootOf(amendment.corrects ?? '');
      const approval = approvals.findLast(
        (one) => one.seq < amendment.seq && one.data.measure === measure && one.data.events.some((id) => rootOf(id) === root),
      );
      if (approval === undefined) continue;
      const approved = approval.data.events.filter((id) => rootOf(id) === root);
      spots.push(spot(amendment, [...(await eventsByIds(read, approved)), approval], { facts: 1 }));
    }
  }
  return spots;
}

/** The event that a fact's chain began with, by any of its versions. */
async function rootsOf(read: Read, ids: readonly string[]): Promise<(id: string) => string> {
  const roots = new Map<string, string>();
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE);
    const rows = await read.all<{ event_id: string; root: string }>(
      `SELECT event_id, root FROM fact_root WHERE event_id IN (${some.map(() => '?').join(', ')})`,
      ...some,
    );
    for (const { event_id, root } of rows) roots.set(event_id, root);
  }
  return (id) => roots.get(id) ?? id;
}
