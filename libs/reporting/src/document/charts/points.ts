import type { CalendarDate, DecimalText } from '#kernel';
import type { ChartPoint, ChartSeries } from '../../model/chart.js';

/** A point that has a number. */
export interface Known extends ChartPoint {
  readonly value: DecimalText;
}

/** The points of a series that have a number, earliest first. */
export function knownOf({ points }: ChartSeries): readonly Known[] {
  return points.filter((point): point is Known => point.value !== null).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Every day that any of the series has a point for, earliest first. */
export function daysOf(series: readonly ChartSeries[]): readonly CalendarDate[] {
  return [...new Set(series.flatMap(({ points }) => points.map(({ on }) => on)))].toSorted();
}
