import { decimal, decimalText, unreachable, type CalendarDate, type Decimal, type DecimalText } from '#kernel';
import type { Explanation, Figure, Note } from '../../evaluation.js';
import type { EntryFact, Facts, MeasurementFact } from '../../facts.js';
import type { LevelSpec } from '../../spec/index.js';
import { figure } from '../common/answer.js';
import { staleOn } from '../common/days.js';
import { entriesOn, entryDays } from '../common/entries.js';
import type { DataState } from '../common/light.js';
import { seriesOf, sum, type Reading } from '../common/series.js';

/** A quantity as it stood on a day, with everything that has to be said about it. */
export interface Sample {
  /** The day the amount speaks of, which is the one it is compared on. */
  readonly on: CalendarDate | null;
  /** Null when it is not known. */
  readonly amount: Decimal | null;
  /** Every unit has a value that may stand for the day: only then is anything decided on it. */
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

/** A measure over the goal's units: what it is on any day, and on which days it may become another. */
export interface Quantity {
  readonly days: readonly CalendarDate[];
  /** How its amount is printed. */
  readonly unit: 'number' | 'ratio' | 'count';
  /** Its amounts speak of the day asked about, not of a counting date: what is expected of them moves with the day. */
  readonly daily: boolean;
  at(day: CalendarDate): Sample;
}

export function quantityOf(measure: LevelSpec['measure'], facts: Facts, maxAgeDays: number | null): Quantity {
  switch (measure.kind) {
    case 'number':
      return numberOf(measure.measure, facts, maxAgeDays);
    case 'share':
      return shareOf(measure.measure, facts, maxAgeDays);
    case 'entries':
      return entriesOf(measure, facts, maxAgeDays);
    default:
      return unreachable(measure);
  }
}

/** The sum over units of a number; unknown while a unit has no value at all. */
export function numberOf(measure: string, facts: Facts, maxAgeDays: number | null): Quantity {
  const series = seriesOf(facts.measurements.filter((fact) => fact.measure === measure).filter(isNumber), facts.units, maxAgeDays);
  return {
    days: series.days,
    unit: 'number',
    daily: false,
    at(day) {
      const reading = series.at(day);
      const known = reading.standing.length > 0 && reading.missing.length === 0;
      const amount = known ? sum(reading.standing.map((fact) => fact.value)) : null;
      return {
        ...sampleOf(reading, amount === null),
        amount,
        figures: [figure('value', amount, 'number', reading.on), missingUnits(reading)],
        explanation: explained('number', amount, reading.on),
      };
    },
  };
}

/** The ratio of sums over those units that have reported; never a mean of ratios. */
function shareOf(measure: string, facts: Facts, maxAgeDays: number | null): Quantity {
  const series = seriesOf(
    facts.measurements.filter((fact) => fact.measure === measure),
    facts.units,
    maxAgeDays,
  );
  return {
    days: series.days,
    unit: 'ratio',
    daily: false,
    at(day) {
      const reading = series.at(day);
      const sample = sampleOf(reading, reading.standing.length === 0);
      const parts = reading.standing.filter(hasParts);
      if (parts.length < reading.standing.length) return publishedShare(reading, sample);
      const numerator = sum(parts.map((fact) => fact.numerator));
      const denominator = sum(parts.map((fact) => fact.denominator));
      if (parts.length === 0) return { ...sample, amount: null };
      const share = denominator.isZero() ? null : numerator.div(denominator);
      const over = share?.gt(1) ?? false;
      return {
        ...sample,
        amount: over ? null : share,
        figures: [
          figure('share', share, 'ratio', reading.on),
          figure('numerator', numerator, 'count', reading.on),
          figure('denominator', denominator, 'count', reading.on),
          missingUnits(reading),
        ],
        explanation: [
          {
            key: 'share',
            values: {
              share: share === null ? null : decimalText(share),
              numerator: decimalText(numerator),
              denominator: decimalText(denominator),
              on: reading.on,
            },
          },
        ],
        notes: [...sample.notes, ...(share === null ? ['divisionByZero' as const] : []), ...(over ? ['shareOverOne' as const] : [])],
      };
    },
  };
}

/** A share published without its parts stands for its one unit, and is never rolled up. */
function publishedShare(reading: Reading<MeasurementFact>, sample: Omit<Sample, 'amount'>): Sample {
  const only = reading.standing.length === 1 ? reading.standing[0]?.value : undefined;
  const share = only === undefined || only === null ? null : decimal(only);
  return {
    ...sample,
    amount: share,
    figures: [figure('share', share, 'ratio', reading.on), missingUnits(reading)],
    explanation: explained('ratio', share, reading.on),
    notes: [...sample.notes, share === null ? 'notRolledUp' : 'withoutParts'],
  };
}

/** How many entries count; unknown before the register's first. A register is known on every day. */
function entriesOf(measure: Extract<LevelSpec['measure'], { kind: 'entries' }>, facts: Facts, maxAgeDays: number | null): Quantity {
  const entries = facts.entries.filter((entry) => entry.register === measure.register && inScope(entry, facts));
  return {
    days: entryDays(entries),
    unit: 'count',
    daily: true,
    at(day) {
      const versions = entriesOn(entries, day);
      const counting = versions.filter((entry) => counts(measure, entry, day));
      const newest = versions.reduce<CalendarDate | null>((last, entry) => (last === null || entry.from > last ? entry.from : last), null);
      const amount = newest === null ? null : decimal(counting.length);
      const expiresOn = newest === null ? null : staleOn(newest, maxAgeDays);
      const outdated = expiresOn !== null && expiresOn <= day;
      return {
        on: newest === null ? null : day,
        amount,
        complete: newest !== null && !outdated,
        data: { none: newest === null, outdated, incomplete: false },
        figures: [figure('entries', amount, 'count')],
        explanation: amount === null ? [] : [{ key: 'counted', values: { amount: decimalText(amount), on: newest } }],
        notes: newest === null ? ['notReported'] : [],
        contributing: versions.map((entry) => entry.eventId),
        workList: [],
        expiresOn,
      };
    },
  };
}

function counts(measure: Extract<LevelSpec['measure'], { kind: 'entries' }>, entry: EntryFact, day: CalendarDate): boolean {
  const { states, having } = measure;
  const valid = entry.to === null || day < entry.to;
  return valid && states.includes(entry.state) && (having === null || entry.attributes[having.attribute] === having.equals);
}

function inScope(entry: EntryFact, facts: Facts): boolean {
  return entry.unit === null || facts.units.some((unit) => unit.unit === entry.unit);
}

function sampleOf(reading: Reading<MeasurementFact>, none: boolean): Omit<Sample, 'amount'> {
  const workList = [...reading.missing, ...reading.stale];
  const unheard = workList.length > 0;
  return {
    on: reading.on,
    complete: !none && !unheard,
    data: { none, outdated: reading.outdated, incomplete: unheard || reading.standing.some((fact) => fact.provisional) },
    figures: [],
    explanation: [],
    notes: reading.standing.length === 0 ? ['notReported'] : unheard ? ['missingUnits'] : [],
    contributing: reading.standing.map((fact) => fact.eventId),
    workList,
    expiresOn: reading.expiresOn,
  };
}

function missingUnits({ missing, stale, on }: Reading<MeasurementFact>): Figure {
  return figure('missingUnits', missing.length + stale.length, 'count', on);
}

function explained(unit: Quantity['unit'], amount: Decimal | null, on: CalendarDate | null): readonly Explanation[] {
  return amount === null ? [] : [{ key: 'amount', values: { unit, amount: decimalText(amount), on } }];
}

type NumberFact = MeasurementFact & { readonly value: DecimalText };
type PartsFact = MeasurementFact & { readonly numerator: DecimalText; readonly denominator: DecimalText };

function isNumber(fact: MeasurementFact): fact is NumberFact {
  return fact.value !== null;
}

function hasParts(fact: MeasurementFact): fact is PartsFact {
  return fact.numerator !== null && fact.denominator !== null;
}
