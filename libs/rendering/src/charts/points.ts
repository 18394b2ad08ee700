import { compareDates, Decimal, decimal, decimalText, type CalendarDate, type DecimalText } from '#kernel';
import type { ChartDefinition, ChartPoint, ChartSeries } from '#reporting';

/** A point that has a number. */
export interface Known extends ChartPoint {
  readonly value: DecimalText;
}

/** Earliest first. */
export function byDay<T extends { readonly on: CalendarDate }>(all: readonly T[]): readonly T[] {
  return all.toSorted((a, b) => compareDates(a.on, b.on));
}

/** The points of a series that have a number, earliest first. */
export function knownOf(series: ChartSeries | null): readonly Known[] {
  return series === null ? [] : byDay(series.points).filter((point): point is Known => point.value !== null);
}

/** How far below and above what is expected still counts as on course. Where all are shares of a whole, no more than the whole and no less than nothing. */
export function bandOf({
  series,
  target,
  range,
  tolerance,
  unit,
}: ChartDefinition): readonly { readonly on: CalendarDate; readonly low: DecimalText; readonly high: DecimalText }[] {
  if (tolerance === null || range !== null) return [];
  const expected = knownOf(target);
  const shares = unit === 'ratio' && [...expected, ...series.flatMap(knownOf)].every(({ value }) => decimal(value).gte(0) && decimal(value).lte(1));
  const within = (value: Decimal) => decimalText(shares ? Decimal.min(1, Decimal.max(0, value)) : value);
  return expected.map(({ on, value }) => ({ on, low: within(decimal(value).minus(tolerance)), high: within(decimal(value).plus(tolerance)) }));
}

/** The range with how far outside it still counts as on course; null where there is no range. */
export function widenedRange({ range, tolerance }: ChartDefinition): ChartDefinition['range'] {
  if (range === null || tolerance === null) return range;
  return { low: decimalText(decimal(range.low).minus(tolerance)), high: decimalText(decimal(range.high).plus(tolerance)) };
}

/** Every value that a chart of lines must have room for. */
export function valuesOf(chart: ChartDefinition): readonly DecimalText[] {
  const { series, target, baseline } = chart;
  const range = widenedRange(chart);
  return [
    ...[...series, target].flatMap((one) => knownOf(one).map(({ value }) => value)),
    ...bandOf(chart).flatMap(({ low, high }) => [low, high]),
    ...(range === null ? [] : [range.low, range.high]),
    ...(baseline === null ? [] : [baseline.value]),
  ];
}
