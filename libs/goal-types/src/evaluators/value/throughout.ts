import { addDays, decimal, decimalText, laterOf, type CalendarDate, type Decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { Evaluation, EvaluationContext, Explanation } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { Bound, LevelSpec } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { boundOf, sideOf, widened } from '../common/bounds.js';
import { factDays, horizonOf, startOf } from '../common/days.js';
import { lightOf } from '../common/light.js';
import { quantityOf, type Quantity, type Sample } from './quantity.js';

type Throughout = Extract<LevelSpec['when'], { kind: 'throughout' }>;

/** The amount on one day of the stretch over which it must hold. */
interface Moment {
  readonly day: CalendarDate;
  readonly sample: Sample;
  readonly side: 'below' | 'within' | 'above' | 'unknown';
}

/**
 * A level that must hold on every day. Above a range between two limits is neither good nor bad: it asks for a decision, and only the
 * other breaches put the goal behind. A stretch without values keeps the promise undecided, never broken.
 */
export function evaluateThroughout(spec: LevelSpec, when: Throughout, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const quantity = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const from = when.from ?? startOf(context);
  const early = horizon.day < from;
  const stretch = early ? [] : momentsOf(quantity, when.bound, from, horizon.day);
  const now = stretch.at(-1)?.sample ?? quantity.at(horizon.day);
  const outside = stretch.find(({ side }) => side === 'below' || side === 'above');
  const above = now.amount !== null && when.bound.kind === 'between' && sideOf(when.bound, now.amount) === 'above';
  return evaluationOf(
    {
      course: horizon.decided ? 'notApplicable' : early ? 'tooEarly' : courseOf(when, now.amount),
      result: horizon.decided ? resultOf(when.bound, stretch) : 'notDecidable',
      data: lightOf({ ...now.data, broken: false }),
      notes: [
        ...now.notes,
        ...noteIf(early, 'tooEarly'),
        ...noteIf(above, 'aboveRange'),
        ...noteIf(outside !== undefined, 'notThroughout'),
        ...noteIf(hasGaps(stretch), 'gaps'),
      ],
      figures: [...now.figures, ...limitsOf(when.bound, quantity.unit)],
      explanation: [...now.explanation, wanted(when.bound, quantity, from, horizon.deciding), ...firstBreach(outside, quantity)],
      contributing: stretch.flatMap(({ sample }) => sample.contributing),
      workList: now.workList,
      changesOn: horizon.decided ? [] : [from, horizon.deciding === null ? null : addDays(horizon.deciding, 1), now.expiresOn, ...factDays(facts)],
    },
    context.at,
  );
}

/** The first day, each on which something was counted, and the last. */
function momentsOf(quantity: Quantity, bound: Bound, from: CalendarDate, to: CalendarDate): readonly Moment[] {
  const days = [...new Set([from, ...quantity.days.filter((day) => from < day && day < to), laterOf(from, to)])];
  return days.map((day) => {
    const sample = quantity.at(day);
    return { day, sample, side: sample.complete && sample.amount !== null ? sideOf(bound, sample.amount) : 'unknown' };
  });
}

/** Whether some part of the stretch has no value that may stand for it. */
function hasGaps(stretch: readonly Moment[]): boolean {
  return stretch.some(({ side, sample }, index) => {
    const next = stretch[index + 1];
    return side === 'unknown' || (next !== undefined && sample.expiresOn !== null && sample.expiresOn < next.day);
  });
}

function courseOf({ bound, tolerance }: Throughout, amount: Decimal | null): Course {
  if (amount === null) return 'notApplicable';
  const side = sideOf(widened(bound, tolerance), amount);
  if (side === 'within') return 'onCourse';
  return bound.kind === 'between' && side === 'above' ? 'notApplicable' : 'behind';
}

function resultOf(bound: Bound, stretch: readonly Moment[]): Result {
  const last = stretch.at(-1)?.side ?? 'unknown';
  if (last === 'unknown' || (bound.kind === 'between' && last === 'above')) return 'notDecidable';
  if (last !== 'within') return 'notReached';
  if (stretch.some(({ side }) => side === 'below' || side === 'above')) return 'partly';
  return hasGaps(stretch) ? 'notDecidable' : 'reached';
}

function limitsOf(bound: Bound, unit: Quantity['unit']) {
  return bound.kind === 'between'
    ? [figure('lowest', decimal(bound.low), unit), figure('highest', decimal(bound.high), unit)]
    : [figure('required', decimal(bound.limit), unit)];
}

function wanted(bound: Bound, { unit }: Quantity, from: CalendarDate, to: CalendarDate | null): Explanation {
  return { key: 'wantedThroughout', values: { unit, ...boundOf(bound), from, to } };
}

function firstBreach(outside: Moment | undefined, { unit }: Quantity): readonly Explanation[] {
  const amount = outside?.sample.amount ?? null;
  return outside === undefined || amount === null ? [] : [{ key: 'outsideOn', values: { unit, amount: decimalText(amount), on: outside.day } }];
}
