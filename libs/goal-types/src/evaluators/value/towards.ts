import { addDays, decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { Evaluation, EvaluationContext, Explanation } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { ChangeSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import type { Base } from '../common/baseline.js';
import { factDays, horizonOf } from '../common/days.js';
import { lightOf } from '../common/light.js';
import { differenceOf, type Difference } from './difference.js';
import type { Quantity, Sample } from './quantity.js';
import { slopeOf } from './slope.js';

type Towards = Extract<ChangeSpec['when'], { kind: 'towards' }>;
type Verdict = 'improved' | 'unchanged' | 'worsened';

/**
 * A direction without a level: better, unchanged or worse than the baseline, by what is material and more than the margins of uncertainty
 * allow, with the change and its slope. There is no path and no share of a target.
 */
export function evaluateTowards(spec: ChangeSpec, when: Towards, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const difference = differenceOf(spec, facts, context, horizon);
  const { quantity, base, start } = difference;
  const sample = quantity.at(horizon.day);
  const { on, amount } = sample;
  const broken = on === null ? null : difference.brokenBy(on);
  const early = on !== null && on <= start;
  const change = amount === null || broken !== null || early || sample.gated ? null : amount;
  const verdict = change === null ? null : verdictOf(when, change, sample.margin);
  const lost = change !== null && verdict !== verdictOf(when, change, null);
  const trend = trendOf(difference, horizon.day);
  return evaluationOf(
    {
      course: horizon.decided ? 'notApplicable' : early ? 'tooEarly' : courseOf(verdict),
      result: horizon.decided && sample.complete ? resultOf(verdict) : 'notDecidable',
      data: lightOf({ ...sample.data, broken: broken !== null }),
      notes: [
        ...sample.notes,
        ...(verdict === null ? [] : [verdict]),
        ...(broken === null ? [] : [broken.note]),
        ...noteIf(early, horizon.decided ? 'notReported' : 'tooEarly'),
        ...noteIf(lost, 'withinUncertainty'),
        ...noteIf(change !== null && partsDiverge(base, sample, change), 'countMovedOtherwise'),
      ],
      figures: [...sample.figures, figure('slope', trend.slope, quantity.unit, trend.on)],
      explanation: [...sample.explanation, wanted(spec, when, quantity), ...toldTrend(trend, spec, quantity)],
      contributing: [...sample.contributing, ...trend.contributing, ...(broken?.eventIds ?? [])],
      workList: sample.workList,
      changesOn: horizon.decided
        ? []
        : [
            horizon.deciding && addDays(horizon.deciding, 1),
            quantity.grows ? addDays(context.at, 1) : null,
            spec.baseline?.on ?? null,
            sample.expiresOn,
            ...factDays(facts),
          ],
    },
    context.at,
  );
}

function verdictOf({ direction, materiality }: Towards, change: Decimal, margin: Decimal | null): Verdict {
  if (change.isZero() || change.abs().lt(materiality) || (margin !== null && change.abs().lte(margin))) return 'unchanged';
  return change.isPositive() === (direction === 'up') ? 'improved' : 'worsened';
}

/** Standing still is neither on course nor behind. */
function courseOf(verdict: Verdict | null): Course {
  if (verdict === 'improved') return 'onCourse';
  return verdict === 'worsened' ? 'behind' : 'notApplicable';
}

function resultOf(verdict: Verdict | null): Result {
  if (verdict === null) return 'notDecidable';
  return verdict === 'improved' ? 'reached' : 'notReached';
}

/** Whether the count moved the other way than the share that it is a part of. */
function partsDiverge(base: Base, sample: Sample, change: Decimal): boolean {
  return base.parts !== null && sample.parts !== null && sample.parts.numerator.minus(base.parts.numerator).times(change).isNegative();
}

interface Trend {
  /** Change a year; null before there is a second day. */
  readonly slope: Decimal | null;
  /** The last day it rests on. */
  readonly on: CalendarDate | null;
  readonly contributing: readonly string[];
}

/** The trend of what was counted since the baseline and can be compared with it. */
function trendOf({ quantity, base, brokenBy }: Difference, until: CalendarDate): Trend {
  const since = base.on;
  if (since === null || base.amount === null) return { slope: null, on: null, contributing: [] };
  // What grows by itself is known today too, and not only on the eve of a day that is still to come.
  const known = new Set([...quantity.days, ...(quantity.grows ? [until] : [])]);
  const days = [...known].filter((day) => since < day && day <= until && brokenBy(day) === null).toSorted();
  const counted = days.flatMap((on) => {
    const { amount, complete, contributing } = quantity.at(on);
    return amount === null || !complete ? [] : [{ on, amount, contributing }];
  });
  return {
    slope: slopeOf([{ on: since, amount: decimal(0) }, ...counted]),
    on: counted.at(-1)?.on ?? null,
    contributing: counted.flatMap((sample) => sample.contributing),
  };
}

function wanted({ baseline }: ChangeSpec, { direction, materiality }: Towards, { unit }: Quantity): Explanation {
  return { key: direction === 'up' ? 'wantedUp' : 'wantedDown', values: { unit, since: baseline?.on ?? null, materiality } };
}

function toldTrend({ slope, on }: Trend, { baseline }: ChangeSpec, { unit }: Quantity): readonly Explanation[] {
  return slope === null ? [] : [{ key: 'slope', values: { changeUnit: unit, slope: decimalText(slope), since: baseline?.on ?? null, on } }];
}
