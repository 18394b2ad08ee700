import { decimal, decimalText, notFound, type CalendarDate, type DecimalText } from '#kernel';
import type { MeasurementFact } from '#goal-types';
import { isWithin, unitAt, type MeasureDefinition, type OrganisationState } from '#domain';
import { firstDayOf, type LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { KNOWN, measurementFrom, type MeasurementRow } from '../facts/read.js';
import { decisionsAbout, ofType } from '../history/read.js';
import { inForce } from './in-force.js';
import { mustBeKnownUnit, organisationAsOf } from './organisation.js';
import type { Point } from './point.js';

/** One figure: a stock on `from`, a flow of `[from, to)`. */
export interface SeriesPoint {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** Null where several units' values can't be rolled up: scores, and shares published without their parts. */
  readonly value: DecimalText | null;
  readonly numerator: DecimalText | null;
  readonly denominator: DecimalText | null;
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
  const definition = inForce(ofType(decisions, 'MeasureDefined', 'MeasureRedefined'), at) ?? ofType(decisions, 'MeasureDefined')[0];
  if (definition === undefined) throw notFound('measure', `measure ${measure}, as known at seq ${seq},`, 'choose one that is listed under measures');
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

/** The figures of units that lie below none of the others, so that everyone is counted once. */
function topmost(organisation: OrganisationState, facts: readonly MeasurementFact[]): readonly MeasurementFact[] {
  const reporting: ReadonlySet<string> = new Set(facts.map(({ unit }) => unit));
  const isBelowOne = ({ unit, from }: MeasurementFact): boolean => {
    for (let above = unitAt(organisation, unit, from)?.parent ?? null; above !== null; above = unitAt(organisation, above, from)?.parent ?? null) {
      if (reporting.has(above)) return true;
    }
    return false;
  };
  return facts.filter((fact) => !isBelowOne(fact));
}

function pointOf(kind: MeasureDefinition['kind'], facts: readonly MeasurementFact[]): SeriesPoint {
  const [first] = facts as readonly [MeasurementFact, ...MeasurementFact[]];
  return {
    from: first.from,
    to: first.to,
    ...(facts.length === 1 ? asReported(first) : rolledUp(kind, facts)),
    provisional: facts.some(({ provisional }) => provisional),
    units: facts.map((fact) => fact.unit).toSorted(),
    contributing: facts.map(({ eventId }) => eventId).toSorted(),
  };
}

type Numbers = Pick<SeriesPoint, 'value' | 'numerator' | 'denominator'>;

function asReported({ value, numerator, denominator }: MeasurementFact): Numbers {
  return { value: value ?? quotient(numerator, denominator), numerator, denominator };
}

function rolledUp(kind: MeasureDefinition['kind'], facts: readonly MeasurementFact[]): Numbers {
  if (kind === 'score') return { value: null, numerator: null, denominator: null };
  if (kind !== 'share' && kind !== 'rate') return { value: sum(facts.map(({ value }) => value)), numerator: null, denominator: null };
  const numerator = sum(facts.map((fact) => fact.numerator));
  const denominator = sum(facts.map((fact) => fact.denominator));
  return { value: quotient(numerator, denominator), numerator, denominator };
}

/** Null when any part is missing. */
function sum(parts: readonly (DecimalText | null)[]): DecimalText | null {
  const known = parts.filter((part) => part !== null);
  return known.length < parts.length ? null : decimalText(known.reduce((total, part) => total.plus(part), decimal(0)));
}

function quotient(numerator: DecimalText | null, denominator: DecimalText | null): DecimalText | null {
  if (numerator === null || denominator === null || decimal(denominator).isZero()) return null;
  return decimalText(decimal(numerator).div(denominator));
}

function byDays(one: SeriesPoint, other: SeriesPoint): number {
  return one.from === other.from ? (one.to ?? '').localeCompare(other.to ?? '') : one.from.localeCompare(other.from);
}
