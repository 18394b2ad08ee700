import { addDays, decimalText, laterOf, type CalendarDate } from '#kernel';
import type { EvaluationContext, Explanation } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { Bound, LevelSpec } from '../../spec/index.js';
import { factDays, horizonOf, startOf, type Horizon } from '../common/days.js';
import type { Limits } from './limits.js';
import { quantityOf, type Quantity, type Sample } from './quantity.js';
import { sideOn, type Side } from './side.js';

/** The amount on one day of the stretch over which it must hold. */
export interface Moment {
  readonly day: CalendarDate;
  readonly sample: Sample;
  readonly side: Side;
}

/** The days over which a level is looked at, up to the day asked about or the deciding date. */
export interface Stretch {
  readonly horizon: Horizon;
  readonly quantity: Quantity;
  readonly limits: Limits;
  readonly from: CalendarDate;
  /** It has not begun. */
  readonly early: boolean;
  /** Empty before it has begun. */
  readonly stretch: readonly Moment[];
  /** The latest of them, or what is known before it has begun. */
  readonly now: Sample;
  /** Days on which the same facts may give another answer. */
  readonly changesOn: readonly (CalendarDate | null)[];
}

/** How the measure stood on every day that tells over the stretch on which a bound is to hold, at all times or once. */
export function stretchOf(
  spec: LevelSpec,
  when: Extract<LevelSpec['when'], { kind: 'throughout' | 'atLeastOnce' }>,
  facts: Facts,
  context: EvaluationContext,
): Stretch {
  const horizon = horizonOf(spec.decidingDate, context);
  const quantity = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const from = when.from ?? startOf(context);
  const early = horizon.day < from;
  const stretch = early ? [] : momentsOf(quantity, when.bound, from, horizon.day);
  const now = stretch.at(-1)?.sample ?? quantity.at(horizon.day);
  const { deciding, decided } = horizon;
  const byItself = [deciding === null ? null : addDays(deciding, 1), quantity.grows ? addDays(context.at, 1) : null, now.expiresOn];
  return {
    horizon,
    quantity,
    limits: { ...when, unit: quantity.unit },
    from,
    early,
    stretch,
    now,
    changesOn: decided ? [] : [from, ...byItself, ...factDays(facts)],
  };
}

/** The stretch's first day, each on which something was counted, and the last. */
function momentsOf(quantity: Quantity, bound: Bound, from: CalendarDate, to: CalendarDate): readonly Moment[] {
  const days = [...new Set([from, ...quantity.days.filter((day) => from < day && day < to), laterOf(from, to)])];
  return days.map((day) => {
    const sample = quantity.at(day);
    return { day, sample, side: sideOn(bound, sample) };
  });
}

export function isOutside({ side }: Pick<Moment, 'side'>): boolean {
  return side === 'below' || side === 'above';
}

/** Whether some part of the stretch has no value that may stand for it. */
export function hasGaps(stretch: readonly Moment[]): boolean {
  return stretch.some(({ side, sample }, index) => {
    const next = stretch[index + 1];
    return side === 'unknown' || (next !== undefined && sample.expiresOn !== null && sample.expiresOn < next.day);
  });
}

/** Tells of the first moment of a kind; the day itself is not known of what grows from day to day. */
export function firstMoment(key: 'outsideOn' | 'insideOn', moment: Moment | undefined, { unit, grows }: Quantity): readonly Explanation[] {
  const amount = moment?.sample.amount ?? null;
  return moment === undefined || amount === null || grows ? [] : [{ key, values: { unit, amount: decimalText(amount), on: moment.day } }];
}
