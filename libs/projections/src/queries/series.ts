import type { CalendarDate } from '#kernel';
import type { MeasurementFact } from '#goal-types';
import { isWithin, type MeasureDefinition } from '#domain';
import { firstDayOf, type LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { KNOWN, measurementFrom, type MeasurementRow } from '../facts/read.js';
import { decisionsAbout, ofType } from '../history/read.js';
import { amountOf, topmost, type Amount } from '../roll-up/amounts.js';
import { definitionOf } from './measures.js';
import { mustBeKnownUnit, organisationAsOf } from './organisation.js';
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
  const decisions = await decisionsAbout(read, 'measure', measure, seq);
  const definition = await definitionOf(read, measure, { at, seq });
  const organisation = await organisationAsOf(read, seq);
  if (unit !== null) mustBeKnownUnit(organisation, unit, seq);
  const sql = `SELECT * FROM measurement f WHERE measure = ? AND valid_from <= ? AND ${KNOWN} ORDER BY seq`;
  const facts = (await read.all<MeasurementRow>(sql, measure, at, seq, seq)).map(measurementFrom);
  const inScope = facts.filter((fact) => isWithin(organisation, fact.unit, unit ?? fact.unit, fact.from));
  const { kind, quantity, unitOfMeasure } = definition.data;
  const points = [...Map.groupBy(inScope, ({ from, to }) => `${from} ${to ?? ''}`).values()].map((sameDays) =>
    pointOf(kind, topmost(organisation, latestOfUnits(sameDays))),
  );
  const breaks = ofType(decisions, 'SeriesBroken').filter((broken) => {
    const on = firstDayOf(broken);
    return on <= at && (unit === null || broken.data.unit === null || isWithin(organisation, broken.data.unit, unit, on));
  });
  return { measure, unit, kind, quantity, unitOfMeasure, points: points.toSorted(byDays), breaks };
}

/** The latest known figure of each unit. */
function latestOfUnits(facts: readonly MeasurementFact[]): readonly MeasurementFact[] {
  return [...new Map(facts.map((fact) => [fact.unit, fact])).values()];
}

function pointOf(kind: MeasureDefinition['kind'], facts: readonly MeasurementFact[]): SeriesPoint {
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
