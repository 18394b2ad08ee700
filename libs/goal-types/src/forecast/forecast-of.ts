import { daysBetween, decimal, decimalText, type CalendarDate, type Decimal, type DecimalText } from '#kernel';
import type { EvaluationContext } from '../evaluation.js';
import { sideOf } from '../evaluators/common/bounds.js';
import type { Facts } from '../facts.js';
import type { Bound, Spec } from '../spec/index.js';
import { FORECAST_METHOD, type Forecast, type NoForecast, type Revision } from './forecast.js';
import { headingOf } from './heading.js';
import { FEWEST_OBSERVATIONS, projected, type Observation } from './random-walk.js';

/** Mean days of a month. */
const MONTH = decimal('30.436875');

/**
 * Where a goal is heading from what is known at t: the pace it needs, and the range in which the amount should lie four times in five on the
 * day that decides, from the measure's own variation and from how much its values have been revised. None for what is judged, or promises
 * no amount by a day.
 * @param revisions of the goal's measures, in the measure's own amounts
 */
export function forecastOf(spec: Spec, facts: Facts, context: EvaluationContext, revisions: readonly Revision[] = []): Forecast | NoForecast {
  const heading = headingOf(spec, facts, context);
  if (typeof heading === 'string') return heading;
  const { observations, unit, bound, by, scale } = heading;
  const latest = observations.at(-1);
  if (latest === undefined || observations.length < FEWEST_OBSERVATIONS) return 'tooFewCounts';
  const { central, halfWidth } = projected(
    observations,
    by,
    revisions.map(({ difference }) => scale(decimal(difference))),
  );
  return {
    decidingOn: by,
    unit,
    central: estimate(central),
    low: estimate(central.minus(halfWidth)),
    high: estimate(central.plus(halfWidth)),
    requiredPace: paceTo(bound, latest, by),
    latest: decimalText(latest.amount),
    latestOn: latest.on,
    method: FORECAST_METHOD,
    observations: observations.length,
  };
}

function paceTo(bound: Bound, { on, amount }: Observation, by: CalendarDate): Forecast['requiredPace'] {
  if (bound.kind === 'between') return null;
  if (sideOf(bound, amount) === 'within') return decimalText(decimal(0));
  const days = daysBetween(on, by);
  return days <= 0 ? null : estimate(decimal(bound.limit).minus(amount).div(days).times(MONTH));
}

const DIGITS = 20;

/** An estimate in no more digits than an event holds. What is counted is never rounded. */
function estimate(value: Decimal): DecimalText {
  return decimalText(value.toSignificantDigits(DIGITS));
}
