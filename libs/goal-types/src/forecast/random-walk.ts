import { daysBetween, decimal, type CalendarDate, type Decimal } from '#kernel';

/** An amount as counted on a day. */
export interface Observation {
  readonly on: CalendarDate;
  readonly amount: Decimal;
}

/** Where the amounts are heading by a day: the middle, and how far from it either side of the range lies. */
export interface Projection {
  readonly central: Decimal;
  readonly halfWidth: Decimal;
}

/** Fewer counting dates say nothing of how the amount varies. */
export const FEWEST_OBSERVATIONS = 4;

/** The standard normal's 90th percentile: 80 of a hundred lie between it and its negative. */
const Z_80 = '1.281552';

/**
 * Projects a random walk with drift over uneven intervals to a later day (Hyndman & Athanasopoulos, Forecasting: Principles and
 * Practice, 3rd ed., §5.2 and table 5.2, with days for periods): the drift is the mean change a day, the variance grows with the days
 * ahead, h(1 + h/T), and the variance of revisions is added, since the latest amount itself may yet be corrected.
 * @param observations in order of day, at least {@link FEWEST_OBSERVATIONS}
 * @param revisions how much amounts were changed after they were first reported, of all dates that have been reported long enough
 */
export function projected(observations: readonly Observation[], day: CalendarDate, revisions: readonly Decimal[]): Projection {
  const first = observations[0] as Observation;
  const last = observations.at(-1) as Observation;
  const span = daysBetween(first.on, last.on);
  const drift = last.amount.minus(first.amount).div(span);
  const ahead = Math.max(0, daysBetween(last.on, day));
  const variance = variancePerDay(observations, drift).times(ahead).times(decimal(ahead).div(span).plus(1)).plus(meanSquare(revisions));
  return { central: last.amount.plus(drift.times(ahead)), halfWidth: variance.sqrt().times(Z_80) };
}

/** Of the changes between counting dates, each weighed by how many days it took. */
function variancePerDay(observations: readonly Observation[], drift: Decimal): Decimal {
  const changes = observations.slice(1).map((now, index) => {
    const before = observations[index] as Observation;
    const days = daysBetween(before.on, now.on);
    return now.amount.minus(before.amount).minus(drift.times(days)).pow(2).div(days);
  });
  return total(changes).div(changes.length - 1);
}

function meanSquare(values: readonly Decimal[]): Decimal {
  return values.length === 0 ? decimal(0) : total(values.map((value) => value.pow(2))).div(values.length);
}

function total(values: readonly Decimal[]): Decimal {
  return values.reduce((sum, value) => sum.plus(value), decimal(0));
}
