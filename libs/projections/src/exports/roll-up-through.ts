import { addDays, earlierOf } from '#kernel';
import { streams, type UnitKind } from '#domain';
import type { Read } from '../engine/views.js';
import { eventsOfStream, ofType } from '../history/read.js';
import type { Point } from '../queries/point.js';
import { flowsWithin, standingOn } from '../roll-up/counted.js';
import { rolledUp, type RollUp } from '../roll-up/measure.js';
import type { MeasureKnown } from './measure-known.js';
import type { NamedPeriod } from './periods.js';

/** A measure rolled up for one of several periods. */
export interface RollUpOfPeriod extends Pick<RollUp, 'rows' | 'total'> {
  readonly period: NamedPeriod;
}

/**
 * A measure rolled up over the units of a kind for each period: a stock as it stood at the period's end, a flow summed over it; as the
 * organisation was on each value's own day, and as it is at t for every period alike.
 */
export async function rollUpThrough(
  read: Read,
  known: MeasureKnown,
  periods: readonly NamedPeriod[],
  scope: { readonly unit: string | null; readonly kind: UnitKind },
  { at, seq }: Point,
): Promise<readonly RollUpOfPeriod[]> {
  const { organisation, facts, choosing, definition } = known;
  const events = ofType(await eventsOfStream(read, streams.organisation(), seq), 'UnitMoved', 'UnitsMerged', 'UnitSplit', 'UnitClosed');
  return periods.map((period) => {
    const until = earlierOf(addDays(period.to, -1), at);
    const counted =
      definition.quantity === 'stock'
        ? standingOn(organisation, facts, until, choosing)
        : flowsWithin(organisation, facts, { from: period.from, until }, choosing);
    return { period, ...rolledUp(organisation, counted, definition.kind, scope, at, events) };
  });
}
