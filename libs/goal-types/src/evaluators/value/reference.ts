import { addDays, addMonths, decimal, decimalText, earlierOf, laterOf, startOfYear, type CalendarDate, type Decimal } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { ComparedMeasure, ReferenceSpec } from '../../spec/index.js';
import { figure, noteIf } from '../common/answer.js';
import { baseOf, type Base } from '../common/baseline.js';
import { boundOf, sideOf, widened } from '../common/bounds.js';
import { firstAfter, staleOn } from '../common/days.js';
import { lightOf } from '../common/light.js';
import { marginOfDifference } from '../common/margin.js';
import { evaluateComparison, type Comparison } from './comparison.js';
import { quantityOf, type Quantity, type Sample } from './quantity.js';
import { factsOfReference } from './reference-facts.js';
import { sideOn } from './side.js';
import { wholeYears } from './years.js';

/** One's own figure and the series that it is held against. */
interface Pair {
  readonly own: Quantity;
  readonly reference: Quantity;
}

/** A level, or what has become of it since the base: 1.05 is five per cent more. */
interface Index {
  readonly value: Decimal | null;
  /** Its margin as a part of it. */
  readonly margin: Decimal | null;
}

/**
 * One's own development since a day over that of a series somebody else keeps, or the levels themselves: 1 is parity. Both are read by the
 * last day that both are known, so that the one that comes later is waited for.
 */
export function evaluateReference(spec: ReferenceSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const pair = {
    own: quantityOf(spec.measure, facts, spec.maxAgeDays, context),
    reference: quantityOf(seriesMeasure(spec), factsOfReference(spec.reference, facts), spec.maxAgeDays, context),
  };
  return evaluateComparison(
    {
      at: (day) => parityOn(spec, pair, day),
      wanted: (by) => ({
        key: spec.compare === 'level' ? 'wantedLevelParity' : 'wantedDevelopmentParity',
        values: { unit: 'ratio', ...boundOf(spec.bound), each: spec.reset === 'eachYear' ? 1 : 0, since: spec.since, by },
      }),
      hold: spec.reset === 'eachYear' ? 'eachYear' : 'byDate',
      days: (first, last) => wholeYears(first, last).map(({ end }) => end),
    },
    spec.decidingDate,
    facts,
    context,
  );
}

/** A series is a number, or a ratio with or without its parts where one's own is; it has no gate. */
function seriesMeasure({ measure, reference }: ReferenceSpec): ComparedMeasure {
  return { kind: measure.kind === 'share' || measure.kind === 'rate' ? 'rate' : 'number', measure: reference };
}

function parityOn(spec: ReferenceSpec, pair: Pair, day: CalendarDate): Comparison {
  const on = lastOfBoth(pair, day);
  const [own, reference] = [pair.own.at(on ?? day), pair.reference.at(on ?? day)];
  const since = baseDay(spec, day);
  const development = spec.compare === 'development';
  const bases = development ? ([pair.own, pair.reference].map((quantity) => baseOf({ on: since, value: null }, quantity, day)) as [Base, Base]) : null;
  const early = on !== null && (development || spec.reset === 'eachYear') && on <= since;
  const broken = on === null || !development || early ? null : (pair.own.brokenBetween(since, on) ?? pair.reference.brokenBetween(since, on));
  const staleFrom = on === null ? null : staleOn(on, spec.maxAgeDays);
  const outdated = staleFrom !== null && staleFrom <= day;
  const samples = [own, reference, ...(bases ?? [])];
  const [ownIndex, referenceIndex] = [indexOf(own, bases?.[0] ?? null), indexOf(reference, bases?.[1] ?? null)];
  const comparable = on !== null && !early && broken === null && samples.every(({ gated }) => !gated);
  const parity = comparable ? quotient(ownIndex, referenceIndex) : UNKNOWN;
  const complete = !outdated && samples.every((sample) => sample.complete);
  const known = parity.value === null ? null : { amount: parity.value, margin: parity.margin?.times(parity.value.abs()) ?? null, complete };
  const amountsKnown = samples.every(({ amount }) => amount !== null);
  return {
    on,
    course: early
      ? 'tooEarly'
      : parity.value === null
        ? 'notApplicable'
        : sideOf(widened(spec.bound, spec.tolerance), parity.value) === 'within'
          ? 'onCourse'
          : 'behind',
    side: known === null ? 'unknown' : sideOn(spec.bound, known),
    data: lightOf({
      none: on === null || !amountsKnown,
      broken: broken !== null,
      outdated,
      incomplete: [own, reference].some(({ data }) => data.incomplete) || samples.some((sample) => !sample.complete),
    }),
    notes: [
      ...samples.flatMap(({ notes }) => notes),
      ...noteIf(early, 'tooEarly'),
      ...(broken === null ? [] : [broken.note]),
      ...noteIf(comparable && parity.value === null && amountsKnown, 'divisionByZero'),
      ...noteIf(reference.data.incomplete, 'referenceProvisional'),
    ],
    figures: [
      figure('parity', parity.value, 'ratio', on),
      figure('required', decimal(spec.bound.limit), 'ratio'),
      ...(development ? [figure('ownIndex', ownIndex.value, 'ratio', on), figure('referenceIndex', referenceIndex.value, 'ratio', on)] : []),
      figure('value', own.amount, pair.own.unit, own.on),
      figure('referenceValue', reference.amount, pair.reference.unit, reference.on),
    ],
    explanation: parity.value === null ? [] : [told(spec, parity.value, ownIndex, referenceIndex, since, on)],
    parts: [],
    contributing: [...samples.flatMap(({ contributing }) => contributing), ...(broken?.eventIds ?? [])],
    workList: [...own.workList, ...(bases?.[0].workList ?? [])],
    expiresOn: firstAfter(day, [
      ...(on === null ? [own.expiresOn, reference.expiresOn] : [staleFrom]),
      spec.since,
      spec.reset === 'eachYear' ? addMonths(startOfYear(day), 12) : null,
    ]),
  };
}

function told(
  spec: ReferenceSpec,
  parity: Decimal,
  own: Index,
  reference: Index,
  since: CalendarDate,
  on: CalendarDate | null,
): Comparison['explanation'][number] {
  const values = { parity: decimalText(parity), limit: spec.bound.limit, on };
  if (spec.compare === 'level') return { key: 'levelParity', values };
  const change = ({ value }: Index) => (value === null ? null : decimalText(value.minus(1)));
  return { key: 'developmentParity', values: { ...values, own: change(own), reference: change(reference), since } };
}

/** The last day by which both are known; null while one of them is not. */
function lastOfBoth({ own, reference }: Pair, day: CalendarDate): CalendarDate | null {
  const [one, other] = [own.at(day).on, reference.at(day).on];
  return one === null || other === null ? null : earlierOf(one, other);
}

/** Each year begins anew from the last day of the one before. */
function baseDay({ since, reset }: ReferenceSpec, day: CalendarDate): CalendarDate {
  return reset === 'never' ? since : laterOf(since, addDays(startOfYear(day), -1));
}

const UNKNOWN: Index = { value: null, margin: null };

function indexOf(sample: Sample, base: Base | null): Index {
  const level = relative(sample);
  return base === null ? level : quotient(level, relative(base));
}

function relative({ amount, margin }: Pick<Sample, 'amount' | 'margin'>): Index {
  return amount === null ? UNKNOWN : { value: amount, margin: amount.isZero() ? null : (margin?.div(amount.abs()) ?? null) };
}

/** Independent margins add up, as parts of what they are margins of, to the root of their squares. */
function quotient(one: Index, other: Index): Index {
  if (one.value === null || other.value === null || other.value.isZero()) return UNKNOWN;
  return { value: one.value.div(other.value), margin: marginOfDifference(one.margin, other.margin) };
}
