import { decimalText, laterOf, type CalendarDate } from '#kernel';
import type { Explanation } from '../../evaluation.js';
import type { Bound } from '../../spec/index.js';
import type { Quantity, Sample } from './quantity.js';
import { sideOn, type Side } from './side.js';

/** The amount on one day of the stretch over which it must hold. */
export interface Moment {
  readonly day: CalendarDate;
  readonly sample: Sample;
  readonly side: Side;
}

/** The stretch's first day, each on which something was counted, and the last. */
export function momentsOf(quantity: Quantity, bound: Bound, from: CalendarDate, to: CalendarDate): readonly Moment[] {
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
