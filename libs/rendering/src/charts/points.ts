import { decimal, decimalText, type DecimalText } from '#kernel';
import type { ChartDefinition, ChartPoint, ChartSeries } from '#reporting';

/** A point that has a number. */
export interface Known extends ChartPoint {
  readonly value: DecimalText;
}

/** The points of a series, earliest first. */
export function sorted({ points }: ChartSeries): readonly ChartPoint[] {
  return points.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Those that have a number, earliest first. */
export function knownOf(series: ChartSeries | null): readonly Known[] {
  return series === null ? [] : sorted(series).filter((point): point is Known => point.value !== null);
}

/** Every value that a chart of lines must have room for. */
export function valuesOf({ series, target, baseline, tolerance }: ChartDefinition): readonly DecimalText[] {
  const expected = knownOf(target).map(({ value }) => value);
  const edges = (value: DecimalText, by: DecimalText) => [decimalText(decimal(value).minus(by)), decimalText(decimal(value).plus(by))];
  return [
    ...series.flatMap((one) => knownOf(one).map(({ value }) => value)),
    ...(tolerance === null ? expected : expected.flatMap((value) => edges(value, tolerance))),
    ...(baseline === null ? [] : [baseline.value]),
  ];
}
