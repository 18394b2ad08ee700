import { decimal, decimalText, type Decimal, type DecimalText } from '#kernel';
import { formatNumber, type FigureUnit } from '#goal-types';
import type { ReportLanguage } from '#reporting';

/** The axis of values, with ticks at round numbers. Values are divided by a power of ten before they are drawn: neither too long to read nor too large to draw. */
export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Values are drawn in units of ten to this; −2 for shares, which are drawn as percentages. */
  readonly exponent: number;
  readonly drawn: (value: DecimalText) => number;
}

const ABOUT = 5;
/** Nought is shown where it is no farther off than this many times the difference between the values. */
const NEAR = 3;
/** Counts below this are written out on the axis. */
const WRITTEN_OUT = 10_000_000;

/**
 * Whole numbers are not told in halves, and without values there are no ticks.
 * @param fromZero whether nought must be on it: always where lengths are compared
 */
export function valueAxis(values: readonly DecimalText[], unit: FigureUnit, fromZero: boolean, language: ReportLanguage): ValueAxis {
  const exponent = exponentOf(values, unit);
  const scale = decimal(10).pow(-exponent);
  const scaled = values.map((value) => decimal(value).times(scale));
  const { low, high } = reachOf(scaled, fromZero);
  const step = stepOf(high.minus(low).div(ABOUT), exponent === 0 && scaled.every((value) => value.isInteger()));
  const min = low.div(step).floor().times(step);
  const count = Math.max(1, high.minus(min).div(step).ceil().toNumber());
  const at = values.length === 0 ? [] : Array.from({ length: count + 1 }, (_, index) => min.plus(step.times(index)));
  return {
    min: min.toNumber(),
    max: min.plus(step.times(count)).toNumber(),
    step: step.toNumber(),
    ticks: at.map((tick) => ({ at: tick.toNumber(), text: formatNumber(decimalText(tick), language, step.decimalPlaces()) })),
    exponent,
    drawn: (value) => decimal(value).times(scale).toNumber(),
  };
}

function exponentOf(values: readonly DecimalText[], unit: FigureUnit): number {
  const base = unit === 'ratio' || unit === 'ratioDifference' ? -2 : 0;
  const largest = values.reduce((most, value) => (decimal(value).abs().gt(most) ? decimal(value).abs() : most), decimal(0));
  const shown = largest.times(decimal(10).pow(-base));
  if (shown.isZero() || (shown.gte('0.001') && shown.lt(WRITTEN_OUT))) return base;
  if (base === 0 && shown.gte(WRITTEN_OUT) && shown.lt(1e13)) return shown.lt(1e10) ? 6 : 9;
  return base + shown.log(10).floor().toNumber();
}

/** From the lowest to the highest, with nought where it is near; a little around a single value. */
function reachOf(values: readonly Decimal[], fromZero: boolean): { readonly low: Decimal; readonly high: Decimal } {
  const first = values[0] ?? decimal(0);
  const lowest = values.reduce((low, value) => (value.lt(low) ? value : low), first);
  const highest = values.reduce((high, value) => (value.gt(high) ? value : high), first);
  const spread = highest.minus(lowest);
  const zeroBelow = lowest.gte(0) && (fromZero || lowest.lte(spread.times(NEAR)));
  const zeroAbove = highest.lte(0) && (fromZero || highest.abs().lte(spread.times(NEAR)));
  const low = zeroBelow ? decimal(0) : lowest;
  const high = zeroAbove ? decimal(0) : highest;
  if (!high.eq(low)) return { low, high };
  const around = low.isZero() ? decimal(1) : low.abs().div(10);
  return { low: low.isZero() ? low : low.minus(around), high: high.plus(around) };
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is no less than `about`. */
function stepOf(about: Decimal, whole: boolean): Decimal {
  const power = decimal(10).pow(about.log(10).floor());
  const step = [1, 2, 2.5, 5, 10].map((times) => power.times(times)).find((step) => step.gte(about)) ?? power.times(10);
  return whole && !step.isInteger() ? decimal(step.lt(1) ? 1 : step.ceil()) : step;
}
