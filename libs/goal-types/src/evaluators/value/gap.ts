import { decimal, decimalText, type CalendarDate } from '#kernel';
import type { Evaluation, EvaluationContext, Explanation, Figure, Note } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { GapSpec } from '../../spec/index.js';
import { figure, noteIf } from '../common/answer.js';
import { firstAfter, isStale, staleOn } from '../common/days.js';
import { lightOf, worstLight } from '../common/light.js';
import { worstCourse } from '../common/requirement.js';
import { commonDays, evaluateComparison, lastBy, type Comparison } from './comparison.js';
import { compare, courseOf, isKnown, notesOf, sideOfGap, sizeOf, type ComparedGap, type Gap } from './gap-size.js';
import { quantityOf, type Break, type Quantity, type Sample } from './quantity.js';
import type { Side } from './side.js';

type Method = GapSpec['methods'][number];

/** One way to measure the gap, over the goal's units. */
interface Measured {
  readonly method: Method;
  readonly first: Quantity;
  readonly second: Quantity;
  readonly days: readonly CalendarDate[];
}

/**
 * The gap between two groups against what it was, by each of the methods, which must all hold. Its size counts, whichever group is ahead; both
 * groups are compared on a day on which both were counted, so that the one that is known later is waited for.
 */
export function evaluateGap(spec: GapSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const methods = spec.methods.map((method): Measured => {
    const [first, second] = [quantityOf(method.first, facts, spec.maxAgeDays, context), quantityOf(method.second, facts, spec.maxAgeDays, context)];
    return { method, first, second, days: commonDays([first, second]) };
  });
  return evaluateComparison(
    {
      at: (day) => allOf(methods.map((measured) => ({ title: measured.method.method, ...gapBy(spec, measured, day) }))),
      wanted: (by) =>
        spec.target === null
          ? { key: 'wantedNarrower', values: { since: spec.baseOn, by } }
          : { key: 'wantedGap', values: { unit: methods[0] === undefined ? null : unitOf(spec, methods[0]), target: spec.target, by } },
      hold: 'byDate',
      days: () => [],
    },
    spec.decidingDate,
    facts,
    context,
  );
}

type ByMethod = Omit<Comparison, 'parts'> & { readonly title: string };

/** All methods together; a single one speaks for itself. */
function allOf(methods: readonly ByMethod[]): Comparison {
  const [only] = methods;
  const several = methods.length > 1;
  const on = methods.map((method) => method.on).reduce((first, day) => (first === null || day === null ? null : day < first ? day : first));
  return {
    on,
    course: worstCourse(methods.map(({ course }) => course)),
    side: worstSide(methods.map(({ side }) => side)),
    data: worstLight(methods.map(({ data }) => data)),
    notes: methods.flatMap(({ notes }) => notes),
    figures: several ? [] : (only?.figures ?? []),
    explanation: methods.flatMap(({ explanation }) => explanation),
    parts: several ? methods : [],
    contributing: methods.flatMap(({ contributing }) => contributing),
    workList: methods.flatMap(({ workList }) => workList),
    expiresOn: methods.map(({ expiresOn }) => expiresOn).reduce((first, day) => (first === null || (day !== null && day < first) ? day : first)),
  };
}

/** One that does not hold is enough; then one that can't be said. */
function worstSide(sides: readonly Side[]): Side {
  return (['above', 'unknown', 'uncertain'] as const).find((side) => sides.includes(side)) ?? 'within';
}

/** What is known of the gap by one method on a day. */
interface Found {
  readonly measured: Measured;
  readonly now: Gap | null;
  readonly base: Gap | null;
  /** Nothing has been counted of both since the base. */
  readonly early: boolean;
  readonly outdated: boolean;
  readonly broken: Break | null;
  /** Of both groups at the base and now. */
  readonly samples: readonly Sample[];
  /** Null where the two can't be compared. */
  readonly compared: ComparedGap | null;
}

function find(spec: GapSpec, measured: Measured, day: CalendarDate): Found {
  const now = gapOn(spec, measured, day);
  const before = spec.baseOn > day ? null : gapOn(spec, measured, spec.baseOn);
  const base = before === null || isStale(before.on, spec.maxAgeDays, spec.baseOn) ? null : before;
  const early = now !== null && base !== null && now.on <= base.on;
  const broken = now === null || base === null ? null : (measured.first.brokenBetween(base.on, now.on) ?? measured.second.brokenBetween(base.on, now.on));
  const samples = [base, now].flatMap((gap) => (gap === null ? [] : [gap.first, gap.second]));
  const compared = early || broken !== null || samples.some(({ gated }) => gated) ? null : compare(spec, base, now);
  return { measured, now, base, early, outdated: isStale(now?.on ?? null, spec.maxAgeDays, day), broken, samples, compared };
}

function gapBy(spec: GapSpec, measured: Measured, day: CalendarDate): Omit<ByMethod, 'title'> {
  const found = find(spec, measured, day);
  const { now, base, early, outdated, broken, samples, compared } = found;
  const complete = samples.every((sample) => sample.complete) && !outdated;
  const none = now === null || now.signed === null || base === null;
  return {
    on: now?.on ?? null,
    course: early ? 'tooEarly' : compared === null ? 'notApplicable' : courseOf(spec, compared),
    side: compared === null || !complete ? 'unknown' : sideOfGap(spec, compared),
    data: lightOf({ none, broken: broken !== null, outdated, incomplete: samples.some(({ data }) => data.incomplete) }),
    notes: [...samples.flatMap(({ notes }) => notes), ...missingOf(found, day), ...(compared === null ? [] : notesOf(spec, compared))],
    figures: figuresOf(spec, found),
    explanation: told(spec, found),
    contributing: [...samples.flatMap((sample) => sample.contributing), ...(broken?.eventIds ?? [])],
    workList: samples.flatMap((sample) => sample.workList),
    expiresOn: firstAfter(day, [spec.baseOn, now && staleOn(now.on, spec.maxAgeDays)]),
  };
}

/** Why nothing, or less, can be said. */
function missingOf({ measured: { first, second }, now, base, early, broken }: Found, day: CalendarDate): readonly Note[] {
  const bothCounted = [first, second].every((quantity) => quantity.at(day).on !== null);
  const undivided = [now, base].some((gap) => gap !== null && gap.signed === null && isKnown(gap));
  return [
    ...noteIf(now === null, bothCounted ? 'noCommonDay' : 'notReported'),
    ...noteIf(base === null && now !== null, 'noBaseline'),
    ...(broken === null ? [] : [broken.note]),
    ...noteIf(early, 'tooEarly'),
    ...noteIf(undivided, 'divisionByZero'),
  ];
}

function figuresOf(spec: GapSpec, { measured, now, base, compared }: Found): readonly Figure[] {
  const unit = unitOf(spec, measured);
  const on = now?.on ?? null;
  return [
    figure('gap', now?.signed?.abs() ?? null, unit, on),
    figure('baselineGap', base?.signed?.abs() ?? null, unit, base?.on ?? null),
    figure('shareClosed', compared === null || compared.baseSize.isZero() ? null : compared.narrowedBy.div(compared.baseSize), 'ratio', on),
    figure('firstGroup', now?.first.amount ?? null, measured.first.unit, on),
    figure('secondGroup', now?.second.amount ?? null, measured.second.unit, on),
    ...(spec.target === null ? [] : [figure('required', decimal(spec.target), unit)]),
  ];
}

function told(spec: GapSpec, { measured, now, base, compared }: Found): readonly Explanation[] {
  if (now === null || now.signed === null) return [];
  const values = { unit: unitOf(spec, measured), method: measured.method.method, gap: decimalText(now.signed.abs()), on: now.on };
  if (compared === null || base === null) return [{ key: 'gap', values }];
  return [{ key: 'gapSince', values: { ...values, baseline: decimalText(compared.baseSize), since: base.on } }];
}

function gapOn(spec: GapSpec, { first, second, days }: Measured, day: CalendarDate): Gap | null {
  const on = lastBy(days, day);
  if (on === null) return null;
  const [one, other] = [first.at(on), second.at(on)];
  return { on, first: one, second: other, ...sizeOf(spec, one, other) };
}

function unitOf({ gap }: GapSpec, { first }: Measured) {
  if (gap === 'ratio') return 'ratio';
  return first.unit === 'ratio' ? 'ratioDifference' : 'number';
}
