import type { CalendarDate } from '#kernel';
import type { MeasurementFact } from '#goal-types';
import { isWithin, type MeasureDefinition, type OrganisationState } from '#domain';
import { firstDayOf, type LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { factsWithin, measureKnown, type MeasureKnown } from '../exports/measure-known.js';
import { amountOf, topmost, type Amount } from '../roll-up/amounts.js';
import { mustBeKnownUnit } from './organisation.js';
import type { Point } from './point.js';

/** One figure: a stock on `from`, a flow of `[from, to)`. */
export interface SeriesPoint extends Amount {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly provisional: boolean;
  /** The units that reported it; those that did not are not in it, and are not zero. */
  readonly units: readonly string[];
  /** Ids of the events the figure rests on. */
  readonly contributing: readonly string[];
}

export interface Series {
  readonly measure: string;
  readonly unit: string | null;
  readonly kind: MeasureDefinition['kind'];
  readonly quantity: MeasureDefinition['quantity'];
  readonly unitOfMeasure: string;
  readonly points: readonly SeriesPoint[];
  /** Those of every unit that is summed, up to t. */
  readonly breaks: readonly LedgerEvent<'SeriesBroken'>[];
}

/**
 * A measure through time up to t, one figure a date: for a unit and what lies below it on that date, or for the whole organisation. A
 * unit's own figure stands before those of the units below it; what is dated outside a unit's life is passed over, since another counted
 * its members then. Parts are summed before they are divided; shares are never averaged.
 * @throws Refused `not-found`
 */
export async function measureSeries(read: Read, measure: string, unit: string | null, { at, seq }: Point): Promise<Series> {
  const known = await measureKnown(read, measure, { at, seq });
  if (unit !== null) mustBeKnownUnit(known.organisation, unit, seq);
  return seriesIn(known, unit);
}

/** The same from what is known of the measure. Pure. */
export function seriesIn({ definition, organisation, facts, breaks }: MeasureKnown, unit: string | null): Series {
  const { measure, kind, quantity, unitOfMeasure } = definition;
  const inScope = factsWithin(organisation, facts, unit);
  const points = [...Map.groupBy(inScope, daysOf).values()].map((sameDays) => figureOf(kind, organisation, sameDays));
  const ofUnit = breaks.filter((broken) => {
    return unit === null || broken.data.unit === null || isWithin(organisation, broken.data.unit, unit, firstDayOf(broken));
  });
  return { measure, unit, kind, quantity, unitOfMeasure, points: points.toSorted(byDays), breaks: ofUnit };
}

/** What the facts of one figure have in common: the days they speak of. */
export function daysOf({ from, to }: Pick<MeasurementFact, 'from' | 'to'>): string {
  return `${from} ${to ?? ''}`;
}

/** The latest known figure of each unit. */
function latestOfUnits(facts: readonly MeasurementFact[]): readonly MeasurementFact[] {
  return [...new Map(facts.map((fact) => [fact.unit, fact])).values()];
}

/**
 * The figure that facts of the same days make, given in order of seq: of each unit its latest, everyone counted once.
 * @param sameDays at least one
 */
export function figureOf(kind: MeasureDefinition['kind'], organisation: OrganisationState, sameDays: readonly MeasurementFact[]): SeriesPoint {
  const facts = topmost(organisation, latestOfUnits(sameDays));
  const [first] = facts as readonly [MeasurementFact, ...MeasurementFact[]];
  return {
    from: first.from,
    to: first.to,
    ...amountOf(kind, facts),
    provisional: facts.some(({ provisional }) => provisional),
    units: facts.map((fact) => fact.unit).toSorted(),
    contributing: facts.map(({ eventId }) => eventId).toSorted(),
  };
}

function byDays(one: SeriesPoint, other: SeriesPoint): number {
  return one.from === other.from ? (one.to ?? '').localeCompare(other.to ?? '') : one.from.localeCompare(other.from);
}
