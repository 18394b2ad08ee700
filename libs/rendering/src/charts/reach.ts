import { addDays, type CalendarDate } from '#kernel';
import type { ChartDefinition } from '#reporting';

/** The days of the chart, and of all that stands in it; half-open. */
export function reachOf({ period, series, target, marks }: ChartDefinition): { readonly from: CalendarDate; readonly to: CalendarDate } {
  const points = [...series, ...(target === null ? [] : [target])].flatMap(({ points }) => points.map(({ on }) => on));
  const days = [...points, ...marks.map(({ on }) => on)].toSorted();
  const [first, last] = [days[0] ?? period.from, days.at(-1) ?? period.from];
  return { from: first < period.from ? first : period.from, to: last < period.to ? period.to : addDays(last, 1) };
}
