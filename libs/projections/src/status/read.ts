import type { Read } from '../engine/views.js';
import type { Point } from '../queries/point.js';
import type { StatusItem } from '../queries/status-item.js';

interface Kept {
  readonly item: string | null;
}

/**
 * The plan's statuses as they were last computed, where that is what computing them at (t, k) would answer: the day lies within each
 * one's days, and nothing any of them rests on was touched since, nor was yet unknown at k. Null when one is not; in no order.
 */
export async function keptStatuses(read: Read, plan: string, { at, seq }: Point): Promise<readonly StatusItem[] | null> {
  const kept = await read.all<Kept>(
    `SELECT CASE WHEN s.at <= ? AND s.seq <= ? AND (s.next_change_on IS NULL OR s.next_change_on > ?) AND NOT EXISTS (
       SELECT 1 FROM status_need n JOIN status_touched t ON t.kind = n.kind AND t.id = n.id WHERE n.goal = s.goal AND t.seq > s.seq
     ) THEN s.item END AS item FROM status s WHERE s.plan = ?`,
    at,
    seq,
    at,
    plan,
  );
  const items: StatusItem[] = [];
  for (const { item } of kept) {
    if (item === null) return null;
    const parsed = JSON.parse(item) as StatusItem | null;
    if (parsed !== null) items.push(parsed);
  }
  return items;
}
