import { addDays, addMonths, decimal, decimalText, earlierOf, laterOf, startOfYear, type CalendarDate, type Decimal, type DecimalText } from '#kernel';
import type { Course } from '#domain';
import type { Evaluation, EvaluationContext, Explanation, Figure, Note } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { ComparedMeasure, ReferenceSpec } from '../../spec/index.js';
import { figure, noteIf } from '../common/answer.js';
import { baseOf, type Base } from '../common/baseline.js';
import { boundOf, sideOf, widened } from '../common/bounds.js';
import { firstAfter, isStale, staleOn } from '../common/days.js';
import { lightOf } from '../common/light.js';
import { marginOfDifference } from '../common/margin.js';
import { evaluateComparison, type Comparison } from './comparison.js';
import { quantityOf, type Break, type Quantity, type Sample } from './quantity.js';
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
      days: (first, last) => wholeYears(first, last).flatMap(({ end }) => (end > spec.since ? [end] : [])),
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

/** What is known of both on a day. */
interface Found {
  readonly on: CalendarDate | null;
  readonly own: Sample;
  readonly reference: Sample;
  /** The day that developments are counted from, and what both were then; null where levels are compared. */
  readonly since: CalendarDate;
  readonly bases: readonly [own: Base, reference: Base] | null;
  /** Nothing is known of both since. */
  readonly early: boolean;
  readonly broken: Break | null;
  readonly outdated: boolean;
  /** All that the answer's amounts rest on. */
  readonly samples: readonly (Sample | Base)[];
  /** What its day rests on besides: a later figure of the one says that the other's was not too early to be compared. */
  readonly waitedFor: readonly Sample[];
  readonly ownIndex: Index;
  readonly referenceIndex: Index;
  /** The one over the other, where they can be compared. */
  readonly parity: Index;
}

function find(spec: ReferenceSpec, pair: Pair, day: CalendarDate): Found {
  const on = lastOfBoth(pair, day);
  const [own, reference] = [pair.own.at(on ?? day), pair.reference.at(on ?? day)];
  const since = baseDay(spec, day);
  const baseline = { on: since, value: null };
  const bases = spec.compare === 'level' ? null : ([baseOf(baseline, pair.own, day), baseOf(baseline, pair.reference, day)] as const);
  const early = on !== null && on <= since && (bases !== null || spec.reset === 'eachYear');
  const broken = bases === null || early ? null : (brokenSince(bases[0], own, pair.own) ?? brokenSince(bases[1], reference, pair.reference));
  const samples = [own, reference, ...(bases ?? [])];
  const waitedFor = on === null ? [] : [pair.own.at(day), pair.reference.at(day)].filter(({ on: latest }) => latest !== on);
  const [ownIndex, referenceIndex] = [indexOf(own, bases?.[0] ?? null), indexOf(reference, bases?.[1] ?? null)];
  const comparable = on !== null && !early && broken === null && samples.every(({ gated }) => !gated);
  const parity = comparable ? quotient(ownIndex, referenceIndex) : UNKNOWN;
  return {
    on,
    own,
    reference,
    since,
    bases,
    early,
    broken,
    outdated: isStale(on, spec.maxAgeDays, day),
    samples,
    waitedFor,
    ownIndex,
    referenceIndex,
    parity,
  };
}

function parityOn(spec: ReferenceSpec, pair: Pair, day: CalendarDate): Comparison {
  const found = find(spec, pair, day);
  const { on, own, reference, bases, broken, outdated, samples, waitedFor, parity } = found;
  const complete = !outdated && samples.every((sample) => sample.complete);
  const amount = parity.value;
  const none = on === null || !allKnown(found);
  return {
    on,
    course: courseOf(spec, found),
    side: sideOn(spec.bound, { amount, margin: amount === null ? null : (parity.margin?.times(amount.abs()) ?? null), complete }),
    data: lightOf({ none, broken: broken !== null, outdated, incomplete: !complete || own.data.incomplete || reference.data.incomplete }),
    notes: notesOf(found),
    figures: figuresOf(spec, pair, found),
    explanation: told(spec, found),
    parts: [],
    contributing: [...[...samples, ...waitedFor].flatMap(({ contributing }) => contributing), ...(broken?.eventIds ?? [])],
    workList: [...own.workList, ...(bases?.[0].workList ?? [])],
    expiresOn: firstAfter(day, [
      ...(on === null ? [own.expiresOn, reference.expiresOn] : [staleOn(on, spec.maxAgeDays)]),
      spec.since,
      spec.reset === 'eachYear' ? addMonths(startOfYear(day), 12) : null,
    ]),
  };
}

function courseOf({ bound, tolerance }: ReferenceSpec, { early, parity }: Found): Course {
  if (early) return 'tooEarly';
  if (parity.value === null) return 'notApplicable';
  return sideOf(widened(bound, tolerance), parity.value) === 'within' ? 'onCourse' : 'behind';
}

function notesOf(found: Found): readonly Note[] {
  const { on, reference, early, broken, samples, parity } = found;
  const undivided = on !== null && !early && broken === null && parity.value === null && allKnown(found) && samples.every(({ gated }) => !gated);
  return [
    ...samples.flatMap(({ notes }) => notes),
    ...noteIf(early, 'tooEarly'),
    ...(broken === null ? [] : [broken.note]),
    ...noteIf(undivided, 'divisionByZero'),
    ...noteIf(reference.data.incomplete, 'referenceProvisional'),
  ];
}

function allKnown({ samples }: Found): boolean {
  return samples.every(({ amount }) => amount !== null);
}

function figuresOf({ bound }: ReferenceSpec, pair: Pair, { on, own, reference, bases, ownIndex, referenceIndex, parity }: Found): readonly Figure[] {
  const indices = bases === null ? [] : [figure('ownIndex', ownIndex.value, 'ratio', on), figure('referenceIndex', referenceIndex.value, 'ratio', on)];
  return [
    figure('parity', parity.value, 'ratio', on),
    figure('required', decimal(bound.limit), 'ratio'),
    ...indices,
    figure('value', own.amount, pair.own.unit, own.on),
    figure('referenceValue', reference.amount, pair.reference.unit, reference.on),
  ];
}

function told({ bound }: ReferenceSpec, { on, since, bases, ownIndex, referenceIndex, parity }: Found): readonly Explanation[] {
  if (parity.value === null) return [];
  const values = { parity: decimalText(parity.value), limit: bound.limit, on };
  if (bases === null) return [{ key: 'levelParity', values }];
  return [{ key: 'developmentParity', values: { ...values, own: growthOf(ownIndex), reference: growthOf(referenceIndex), since } }];
}

function growthOf({ value }: Index): DecimalText | null {
  return value === null ? null : decimalText(value.minus(1));
}

/** The last day by which both are known; null while one of them is not. */
function lastOfBoth({ own, reference }: Pair, day: CalendarDate): CalendarDate | null {
  const [one, other] = [own.at(day).on, reference.at(day).on];
  return one === null || other === null ? null : earlierOf(one, other);
}

/** What keeps a figure from being compared with what it was: both are of the days on which they were counted. */
function brokenSince(base: Base, { on }: Sample, quantity: Quantity): Break | null {
  return base.on === null || on === null ? null : quantity.brokenBetween(base.on, on);
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
