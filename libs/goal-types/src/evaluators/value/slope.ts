import { addMonths, daysBetween, decimal, startOfYear, type CalendarDate, type Decimal } from '#kernel';

/** What was measured on a day. */
export interface Observation {
  readonly on: CalendarDate;
  readonly amount: Decimal;
}

/** The change a calendar year of the straight line that lies nearest by least squares; null for fewer than two days. */
export function slopeOf(observations: readonly Observation[]): Decimal | null {
  const points = observations.map(({ on, amount }) => ({ x: yearsUntil(on), y: amount }));
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const spread = total(points.map((point) => point.x.minus(x).pow(2)));
  return spread.isZero() ? null : total(points.map((point) => point.x.minus(x).times(point.y.minus(y)))).div(spread);
}

/** Years and what part of its own year has passed when the day is over: from one 31 December to the next is one. */
function yearsUntil(day: CalendarDate): Decimal {
  const first = startOfYear(day);
  return decimal(daysBetween(first, day) + 1)
    .div(daysBetween(first, addMonths(first, 12)))
    .plus(first.slice(0, 4));
}

function total(values: readonly Decimal[]): Decimal {
  return values.reduce((sum, value) => sum.plus(value), decimal(0));
}

function mean(values: readonly Decimal[]): Decimal {
  return values.length === 0 ? decimal(0) : total(values).div(values.length);
}
