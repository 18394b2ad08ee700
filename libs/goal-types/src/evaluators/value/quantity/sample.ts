import { decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Explanation, Figure, Note } from '../../../evaluation.js';
import type { Facts, MeasurementFact } from '../../../facts.js';
import type { FigureUnit } from '../../../sentences/numbers.js';
import { figure, noteIf } from '../../common/answer.js';
import type { DataState } from '../../common/light.js';
import { breakBetween, type Reading } from '../../common/series.js';

/** A quantity as it stood on a day, with everything that has to be said about it. */
export interface Sample {
  /** The day the amount speaks of, which is the one it is compared on. */
  readonly on: CalendarDate | null;
  /** Null when it is not known. */
  readonly amount: Decimal | null;
  /** What the amount is the ratio of; null where it is none, or its parts are not told. */
  readonly parts: { readonly numerator: Decimal; readonly denominator: Decimal } | null;
  /** Half the width of the 95 % interval around the amount; null where it has none. */
  readonly margin: Decimal | null;
  /** A survey below its gate: the amount is shown, and nothing is decided on it. */
  readonly gated: boolean;
  /** Every unit has a value that may stand for the day, and it is not gated: only then is anything decided on it. */
  readonly complete: boolean;
  readonly data: Omit<DataState, 'broken'>;
  readonly figures: readonly Figure[];
  readonly explanation: readonly Explanation[];
  readonly notes: readonly Note[];
  readonly contributing: readonly string[];
  /** Units whose value is missing or too old. */
  readonly workList: readonly string[];
  /** The next day on which it grows too old by itself. */
  readonly expiresOn: CalendarDate | null;
}

/** What keeps two amounts from being compared, and the events that say so. */
export interface Break {
  readonly note: Extract<Note, 'seriesBreak' | 'instrumentChanged'>;
  readonly eventIds: readonly string[];
}

/** A measure over the goal's units: what it is on any day, and on which days it may become another. */
export interface Quantity {
  /** Counting dates, ascending. */
  readonly days: readonly CalendarDate[];
  /** How its amount is printed. */
  readonly unit: FigureUnit;
  /** Its amounts speak of the day asked about, not of a counting date: what is expected of them moves with the day. */
  readonly daily: boolean;
  /** Its amount becomes another by itself every day. */
  readonly grows: boolean;
  /** @param since values of earlier days don't stand for the day */
  at(day: CalendarDate, since?: CalendarDate): Sample;
  /** What keeps an amount of `from` from being compared with one of `to`, or null. */
  brokenBetween(from: CalendarDate, to: CalendarDate): Break | null;
}

/** A sample of measurements before its amount is known. */
export function sampleOf(reading: Reading<MeasurementFact>, none: boolean): Omit<Sample, 'amount'> {
  const workList = [...reading.missing, ...reading.stale];
  const unheard = workList.length > 0;
  return {
    on: reading.on,
    parts: null,
    margin: null,
    gated: false,
    complete: !none && !unheard,
    data: { none, outdated: reading.outdated, incomplete: unheard || reading.standing.some((fact) => fact.provisional) },
    figures: [],
    explanation: [],
    notes: [
      ...noteIf(reading.severalSources, 'severalSources'),
      ...(reading.standing.length === 0 ? (['notReported'] as const) : noteIf(unheard, 'missingUnits')),
    ],
    contributing: reading.standing.map((fact) => fact.eventId),
    workList,
    expiresOn: reading.expiresOn,
  };
}

export function missingUnits({ workList, on }: Pick<Sample, 'workList' | 'on'>): Figure {
  return figure('missingUnits', workList.length, 'count', on);
}

export function explained(unit: Quantity['unit'], amount: Decimal | null, on: CalendarDate | null): readonly Explanation[] {
  return amount === null ? [] : [{ key: 'amount', values: { unit, amount: decimalText(amount), on } }];
}

/** The first break in any of the measures that lies between the two days. */
export function seriesBreak(facts: Facts, measures: readonly string[], from: CalendarDate, to: CalendarDate): Break | null {
  for (const measure of measures) {
    const found = breakBetween(facts, measure, from, to);
    if (found !== null) return { note: 'seriesBreak', eventIds: [found.eventId] };
  }
  return null;
}
