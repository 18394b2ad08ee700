import { decimal, decimalText, type Decimal, type DecimalText } from '#kernel';
import { formatNumber, type FigureUnit } from '#goal-types';
import type { ReportLanguage } from '#reporting';

/** The axis of values, from 0 at its foot to 1 at its head: exact until the last step, so that huge numbers that differ little stay apart. */
export interface ValueAxis {
  /** At round numbers, evenly, foot and head included; none where there is no value. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Numbers are told in units of ten to this: neither too long to read nor too small. −2 for shares, which are told as percentages. */
  readonly exponent: number;
  readonly at: (value: DecimalText) => number;
}

const ABOUT = 5;
/** Nought is shown where it is no farther off than this many times the difference between the values. */
const NEAR = 3;
/** Numbers below this are written out on the axis. */
const WRITTEN_OUT = 10_000_000;
/** Ticks that need more are left without a number: none is rounded. */
const MOST_DECIMALS = 4;

/**
 * Whole numbers are not told in halves.
 * @param fromZero whether nought must be on it: always where lengths are compared
 */
export function valueAxis(values: readonly DecimalText[], unit: FigureUnit, fromZero: boolean, language: ReportLanguage): ValueAxis {
  const exponent = exponentOf(values, unit);
  const scale = decimal(10).pow(-exponent);
  const scaled = values.map((value) => decimal(value).times(scale));
  const { low, high } = reachOf(scaled, fromZero);
  const step = stepOf(high.minus(low).div(ABOUT), exponent === 0 && scaled.every((value) => value.isInteger()));
  const foot = low.div(step).floor().times(step);
  const count = Math.max(1, high.minus(foot).div(step).ceil().toNumber());
  const text = (tick: Decimal) => (tick.decimalPlaces() > MOST_DECIMALS ? '' : formatNumber(decimalText(tick), language, MOST_DECIMALS));
  return {
    ticks: values.length === 0 ? [] : Array.from({ length: count + 1 }, (_, index) => ({ at: index / count, text: text(foot.plus(step.times(index))) })),
    exponent,
    at: (value) => decimal(value).times(scale).minus(foot).div(step.times(count)).toNumber(),
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
  const near = highest.minus(lowest).times(NEAR);
  const low = lowest.gte(0) && (fromZero || lowest.lte(near)) ? decimal(0) : lowest;
  const high = highest.lte(0) && (fromZero || highest.abs().lte(near)) ? decimal(0) : highest;
  if (!high.eq(low)) return { low, high };
  return low.isZero() ? { low, high: decimal(1) } : { low: low.minus(low.abs().div(10)), high: high.plus(high.abs().div(10)) };
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is no less than `about`. */
function stepOf(about: Decimal, whole: boolean): Decimal {
  const power = decimal(10).pow(about.log(10).floor());
  const step = [1, 2, 2.5, 5, 10].map((times) => power.times(times)).find((step) => step.gte(about)) ?? power.times(10);
  return whole ? step.ceil() : step;
}
