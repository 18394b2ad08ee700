import type { LedgerEvent } from '../engine/projection.js';

/** One place to look: the event, and those it is to be held against. */
export interface WeakSpot {
  readonly event: LedgerEvent;
  /** The approval and the version it approved; what confirmed or withdrew an override; what held before a target was eased; what was approved by its own recorder. The first {@link MAX_RELATED}. */
  readonly related: readonly LedgerEvent[];
  /** How many facts it concerns. */
  readonly facts: number;
  /** Of an eased target: days from when it was recorded to the day that decides; negative after it. */
  readonly days: number | null;
}

export const MAX_RELATED = 20;

export function spot(event: LedgerEvent, related: readonly LedgerEvent[] = [], more: Partial<Pick<WeakSpot, 'facts' | 'days'>> = {}): WeakSpot {
  return { event, related: related.slice(0, MAX_RELATED), facts: 0, days: null, ...more };
}
