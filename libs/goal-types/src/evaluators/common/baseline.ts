import { decimal, type CalendarDate } from '#kernel';
import type { Baseline } from '../../spec/index.js';
import type { Quantity, Sample } from '../value/quantity/sample.js';

/** What a change is counted from, once it is looked up. */
export interface Base extends Pick<Sample, 'amount' | 'parts' | 'margin' | 'gated' | 'complete' | 'notes' | 'contributing' | 'workList'> {
  /** The day the amount was counted: the baseline's own, or before it where an earlier value stood for it. Null when there is none. */
  readonly on: CalendarDate | null;
}

const UNKNOWN: Base = {
  on: null,
  amount: null,
  parts: null,
  margin: null,
  gated: false,
  complete: false,
  notes: ['noBaseline'],
  contributing: [],
  workList: [],
};

/**
 * What a baseline is: the value locked by decision, or, where none is, what the measurements say of that day, be it before the plan or not.
 * Nothing counted by then, and a day that has not come, is no baseline: unknown, not zero.
 * @param at the day asked about; what is counted after it is not seen
 */
export function baseOf(baseline: Baseline | null, quantity: Quantity, at: CalendarDate): Base {
  if (baseline === null) return UNKNOWN;
  const { on, value } = baseline;
  if (value !== null) return { ...UNKNOWN, on, amount: decimal(value), complete: true, notes: [] };
  const counted = on > at ? null : quantity.at(on);
  return counted === null || counted.on === null ? UNKNOWN : counted;
}
