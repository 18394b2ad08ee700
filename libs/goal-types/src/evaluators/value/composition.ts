import { decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { DataLight, Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { CompositionSpec } from '../../spec/index.js';
import { figure, noteIf } from '../common/answer.js';
import { firstAfter, isStale, staleOn } from '../common/days.js';
import { lightOf, worstLight } from '../common/light.js';
import { commonDays, evaluateComparison, lastBy, type Comparison } from './comparison.js';
import { quantityOf, type Quantity, type Sample } from './quantity.js';
import { hiddenOf } from './suppression.js';

/** What all groups together had on the last day that each of them was counted. */
interface Counted {
  readonly on: CalendarDate | null;
  readonly samples: readonly Sample[];
  /** Null when a group is unknown, or when there is nobody. */
  readonly shares: readonly Decimal[] | null;
}

/** How one group stands. */
interface Group {
  readonly group: string;
  readonly amount: Decimal;
  readonly share: Decimal;
  readonly reference: Decimal;
  readonly deviation: Decimal;
  readonly hidden: boolean;
}

/**
 * The shares of groups in a body against reference shares: each group, and the largest deviation of any. Small groups are hidden, and as many
 * more as it takes that none can be worked out from the rest; what is hidden decides nothing, and what is shown only that it is too far off.
 */
export function evaluateComposition(spec: CompositionSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const countOf = (measure: string) => quantityOf({ kind: 'number', measure }, facts, spec.maxAgeDays, context);
  const groups = spec.groups.map(({ measure }) => countOf(measure));
  const references = spec.reference.kind === 'measured' ? spec.reference.measures.map(countOf) : [];
  const days = commonDays(groups);
  return evaluateComparison(
    {
      at: (day) => compositionOn(spec, groups, references, day),
      wanted: (by) => ({ key: 'wantedBalance', values: { within: spec.within, none: '0', by } }),
      hold: spec.hold,
      days: (first, last) => days.filter((day) => first <= day && day <= last),
    },
    spec.decidingDate,
    facts,
    context,
  );
}

function compositionOn(spec: CompositionSpec, body: readonly Quantity[], references: readonly Quantity[], day: CalendarDate): Comparison {
  const counted = countedBy(body, day);
  const reference = references.length === 0 || counted.on === null ? null : countedBy(references, counted.on);
  const groups = groupsOf(spec, counted, reference);
  const hidden = groups.some((group) => group.hidden);
  const tooFar = groups.some((group) => !group.hidden && isTooFar(spec, group));
  const samples = [...counted.samples, ...(reference?.samples ?? [])];
  // The reference is to stand for the day on which the body was counted.
  const oldReference = reference !== null && isStale(reference.on, spec.maxAgeDays, counted.on ?? day);
  const outdated = oldReference || isStale(counted.on, spec.maxAgeDays, day);
  const complete = groups.length > 0 && !outdated && samples.every((sample) => sample.complete);
  const side = tooFar ? 'above' : hidden || groups.length === 0 ? 'unknown' : 'within';
  const light = lightOf({ none: groups.length === 0, broken: false, outdated, incomplete: samples.some(({ data }) => data.incomplete) });
  const data = hidden ? worstLight([light, 'suppressed']) : light;
  const largest = hidden ? undefined : groups.reduce<Group | undefined>(furthest, undefined);
  return {
    on: counted.on,
    course: side === 'unknown' ? 'notApplicable' : side === 'within' ? 'onCourse' : 'behind',
    side: complete ? side : 'unknown',
    data,
    notes: [
      ...samples.flatMap((sample) => sample.notes),
      ...noteIf(counted.on === null && counted.samples.every(({ on }) => on === null), 'notReported'),
      ...noteIf(counted.on === null && counted.samples.some(({ on }) => on !== null), 'noCommonDay'),
      ...noteIf(isEmpty(counted) || (reference !== null && isEmpty(reference)), 'divisionByZero'),
      ...noteIf(hidden, 'smallGroups'),
    ],
    figures: [
      figure('largestDeviation', largest?.deviation ?? null, 'ratioDifference', counted.on),
      figure('required', decimal(spec.within), 'ratioDifference'),
    ],
    explanation:
      largest === undefined
        ? []
        : [
            {
              key: 'largestDeviation',
              values: { group: largest.group, share: decimalText(largest.share), reference: decimalText(largest.reference), on: counted.on },
            },
          ],
    parts: groups.map((group) => partOf(spec, group, light, complete, counted.on)),
    contributing: samples.flatMap((sample) => sample.contributing),
    workList: samples.flatMap((sample) => sample.workList),
    expiresOn:
      counted.on === null
        ? firstAfter(
            day,
            samples.map((sample) => sample.expiresOn),
          )
        : staleOn(counted.on, spec.maxAgeDays),
  };
}

function countedBy(quantities: readonly Quantity[], day: CalendarDate): Counted {
  const on = lastBy(commonDays(quantities), day);
  const samples = quantities.map((quantity) => quantity.at(on ?? day));
  const amounts = on === null ? [] : samples.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const total = amounts.reduce((sum, amount) => sum.plus(amount), decimal(0));
  const shares = amounts.length < quantities.length || total.isZero() ? null : amounts.map((amount) => amount.div(total));
  return { on, samples, shares };
}

function isEmpty({ on, samples, shares }: Counted): boolean {
  return on !== null && shares === null && samples.every(({ amount }) => amount !== null);
}

function groupsOf(spec: CompositionSpec, body: Counted, measured: Counted | null): readonly Group[] {
  const references = spec.reference.kind === 'fixed' ? spec.reference.shares.map(decimal) : (measured?.shares ?? null);
  if (body.shares === null || references === null) return [];
  const amountsOf = (counted: Counted) => counted.samples.map(({ amount }) => amount ?? decimal(0));
  const hidden = new Set([body, ...(measured === null ? [] : [measured])].flatMap((counted) => [...hiddenOf(amountsOf(counted), spec.smallest)]));
  return spec.groups.map(({ group }, index) => {
    const share = body.shares?.[index] ?? decimal(0);
    const reference = references[index] ?? decimal(0);
    return { group, amount: amountsOf(body)[index] ?? decimal(0), share, reference, deviation: share.minus(reference), hidden: hidden.has(index) };
  });
}

function isTooFar({ within }: CompositionSpec, { deviation }: Group): boolean {
  return deviation.abs().gt(within);
}

function furthest(one: Group | undefined, other: Group): Group {
  return one !== undefined && one.deviation.abs().gte(other.deviation.abs()) ? one : other;
}

function partOf(spec: CompositionSpec, group: Group, light: DataLight, complete: boolean, on: CalendarDate | null): Comparison['parts'][number] {
  const { hidden, amount, share, reference, deviation } = group;
  const side = hidden ? 'unknown' : isTooFar(spec, group) ? 'above' : 'within';
  const values = { group: group.group, share: decimalText(share), reference: decimalText(reference), on };
  return {
    title: group.group,
    course: hidden ? 'notApplicable' : side === 'within' ? 'onCourse' : 'behind',
    side: complete ? side : 'unknown',
    data: hidden ? worstLight([light, 'suppressed']) : light,
    notes: noteIf(hidden, 'smallGroups'),
    figures: [
      figure('value', hidden ? null : amount, 'count', on),
      figure('share', hidden ? null : share, 'ratio', on),
      figure('referenceShare', hidden ? null : reference, 'ratio', on),
      figure('deviation', hidden ? null : deviation, 'ratioDifference', on),
    ],
    explanation: hidden ? [] : [{ key: 'groupShare', values }],
  };
}
