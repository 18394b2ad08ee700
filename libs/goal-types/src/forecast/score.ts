import { decimal, decimalText, type DecimalText } from '#kernel';
import type { Forecast } from './forecast.js';

/** How a published forecast came out, in the amount's own unit. */
export interface ForecastScore {
  readonly actual: DecimalText;
  /** Actual less central: above 0, it came out higher than expected. */
  readonly error: DecimalText;
  readonly within: boolean;
  /**
   * The interval score of an 80 % range: its width, and ten times by how much the actual lies outside. Lower is better (Gneiting & Raftery,
   * Strictly proper scoring rules, JASA 102 (2007), eq. 43, α = 0.2).
   */
  readonly intervalScore: DecimalText;
}

/** 2/α for a range that four in five should lie in. */
const PENALTY = 10;

/** Holds a forecast against what came. */
export function scored({ central, low, high }: Pick<Forecast, 'central' | 'low' | 'high'>, actual: DecimalText): ForecastScore {
  const came = decimal(actual);
  const below = decimal(low).minus(came);
  const above = came.minus(high);
  const outside = below.gt(0) ? below : above.gt(0) ? above : decimal(0);
  return {
    actual,
    error: decimalText(came.minus(central)),
    within: outside.isZero(),
    intervalScore: decimalText(decimal(high).minus(low).plus(outside.times(PENALTY))),
  };
}
