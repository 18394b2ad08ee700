import type { CalendarDate } from '#kernel';
import { heldOn, type MeasurementFact } from '#goal-types';
import { streams, unitAt, type OrganisationState, type UnitHistory, type UnitKind } from '#domain';
import type { Read } from '../engine/views.js';
import { KNOWN, measurementFrom, type MeasurementRow } from '../facts/read.js';
import { eventsOfStream, ofType } from '../history/read.js';
import { rulesAsOf } from '../queries/ledger.js';
import { definitionOf } from '../queries/measures.js';
import { daysOfStructure, mustBeKnownUnit, organisationAsOf } from '../queries/organisation.js';
import type { Point } from '../queries/point.js';
import { amountOf, less, summedUp, type Amount, type MeasureKind } from './amounts.js';
import { flowsWithin, standingOn } from './counted.js';
import { movesOfRow, placed, type Move, type Placed } from './moves.js';
import { lastDayOf, placeAbove, type Reorganisation } from './places.js';

/** A unit that figures are put together in. */
export interface RollUpUnit {
  readonly unit: string;
  /** As on its last day until t. */
  readonly name: string;
  readonly kind: UnitKind;
  /** The unit it lies below, likewise. */
  readonly parent: string | null;
  /** What has become of it by t; the earlier values of a split unit can't be divided among its parts, and stay with it. */
  readonly state: 'open' | 'merged' | 'split' | 'closed';
}

/** What an amount rests on: the units that reported it, and the events. */
export interface Cell extends Amount {
  readonly units: readonly string[];
  readonly contributing: readonly string[];
}

/** The two views of one row, and why they differ. */
export interface RollUpRow extends RollUpUnit {
  /** Each value under the units it lay below on its own day. */
  readonly asWas: Cell;
  /** Each value under the units it lies below as the organisation is at t. */
  readonly asIs: Cell;
  /** As is less as was, no value counting as none in a sum; of shares and rates also their parts. */
  readonly difference: Amount;
  /** The reorganisations that make the difference; their amounts add up to it, of shares and rates part by part. */
  readonly why: readonly Move[];
}

export interface RollUp {
  readonly measure: string;
  readonly title: string;
  readonly measureKind: MeasureKind;
  readonly unitOfMeasure: string;
  readonly unit: string | null;
  readonly kind: UnitKind;
  /** The days that a flow is summed over, both included; null for a stock, which stands at t. */
  readonly window: { readonly from: CalendarDate; readonly until: CalendarDate } | null;
  /** In the order of the organisation. Values of units that lie below none of the kind have rows of their own. */
  readonly rows: readonly RollUpRow[];
  /** The same for the whole organisation in both views, since both put together the same values. */
  readonly total: Pick<RollUpRow, 'asWas' | 'asIs' | 'difference'>;
}

/** What to put together: the values at or below a unit, by units of a kind; a flow from a day on. */
export interface RollUpRequest {
  readonly unit: string | null;
  readonly kind: UnitKind;
  /** Null is the first day of the year of t. */
  readonly from: CalendarDate | null;
}

/**
 * A measure rolled up over the units of a kind, as the organisation was on each value's own day and as it is at t: sums of counts, ratios
 * of sums, never an average. A score is not rolled up. @throws Refused `not-found`
 */
export async function measureRollUp(read: Read, measure: string, { unit, kind, from }: RollUpRequest, { at, seq }: Point): Promise<RollUp> {
  const { data: definition } = await definitionOf(read, measure, { at, seq });
  const organisation = await organisationAsOf(read, seq);
  if (unit !== null) mustBeKnownUnit(organisation, unit, seq);
  const sql = `SELECT * FROM measurement f WHERE measure = ? AND valid_from <= ? AND ${KNOWN}`;
  const facts = (await read.all<MeasurementRow>(sql, measure, at, seq, seq)).map(measurementFrom);
  const choosing = { rules: await rulesAsOf(read, seq), source: null };
  const window = definition.quantity === 'stock' ? null : { from: from ?? (`${at.slice(0, 4)}-01-01` as CalendarDate), until: at };
  const counted = window === null ? standingOn(organisation, facts, at, choosing) : flowsWithin(organisation, facts, window, choosing);
  const events = ofType(await eventsOfStream(read, streams.organisation(), seq), 'UnitMoved', 'UnitsMerged', 'UnitSplit', 'UnitClosed');
  return {
    measure,
    title: definition.title,
    measureKind: definition.kind,
    unitOfMeasure: definition.unitOfMeasure,
    unit,
    kind,
    window,
    ...rolledUp(organisation, counted, definition.kind, { unit, kind }, at, events),
  };
}

/** Puts the values together in both views. Pure; every value is counted once in each, or is outside the unit asked about in it. */
export function rolledUp(
  organisation: OrganisationState,
  counted: readonly MeasurementFact[],
  measureKind: MeasureKind,
  { unit: scope, kind }: Pick<RollUpRequest, 'unit' | 'kind'>,
  at: CalendarDate,
  events: readonly Reorganisation[],
): Pick<RollUp, 'rows' | 'total'> {
  const days = daysOfStructure(organisation)
    .filter((day) => day <= at)
    .toSorted();
  const isInside = (unit: string, day: CalendarDate) => scope === null || placeAbove(organisation, unit, day, (above) => above.unit === scope) !== null;
  const placeOn = (unit: string, day: CalendarDate) => {
    if (!isInside(unit, day)) return null;
    return placeAbove(organisation, unit, day, (above) => above.kind === kind) ?? placeAbove(organisation, unit, day, () => true) ?? unit;
  };
  const all = counted.map((fact) => placed(fact, heldOn(fact), days, placeOn));
  const touched = new Set(all.flatMap(({ was, is, shifts }) => [was, is, ...shifts.map(({ to }) => to)]));
  const shown = [...organisation.units.values()].filter(
    (history) => touched.has(history.unit) || (history.kind === kind && unitAt(organisation, history.unit, at) !== null && isInside(history.unit, at)),
  );
  return {
    rows: shown.map((history) => ({
      ...rollUpUnit(organisation, history, at),
      ...views(measureKind, all, (place) => place === history.unit),
      why: movesOfRow(history.unit, all, measureKind, organisation, events),
    })),
    total: views(measureKind, all, (place) => place !== null),
  };
}

function views(kind: MeasureKind, all: readonly Placed[], inRow: (place: string | null) => boolean): Pick<RollUpRow, 'asWas' | 'asIs' | 'difference'> {
  const was = all.filter((one) => inRow(one.was)).map(({ fact }) => fact);
  const is = all.filter((one) => inRow(one.is)).map(({ fact }) => fact);
  const [asWas, asIs] = [cellOf(kind, was), cellOf(kind, is)];
  const parts = less(summedUp(kind, is), summedUp(kind, was));
  return { asWas, asIs, difference: { ...parts, value: parts.value ?? less(asIs, asWas).value } };
}

function cellOf(kind: MeasureKind, facts: readonly MeasurementFact[]): Cell {
  return { ...amountOf(kind, facts), units: facts.map(({ unit }) => unit).toSorted(), contributing: facts.map(({ eventId }) => eventId).toSorted() };
}

/** The unit as it is at t, or was on its last day. */
export function rollUpUnit(organisation: OrganisationState, history: UnitHistory, at: CalendarDate): RollUpUnit {
  const { unit, kind, to, into } = history;
  const last = unitAt(organisation, unit, lastDayOf(history, at));
  const gone = into.length === 0 ? 'closed' : into.length === 1 ? 'merged' : 'split';
  return { unit, name: last?.name ?? unit, kind, parent: last?.parent ?? null, state: to === null || to > at ? 'open' : gone };
}
