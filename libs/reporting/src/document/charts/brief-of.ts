import type { CalendarDate } from '#kernel';
import type { ChartDefinition } from '../../model/chart.js';
import type { Brief } from '../blocks.js';
import type { Telling } from '../telling.js';
import { knownOf } from './points.js';

/** A table that is no longer than this is printed whole. */
const SHORT = 8;

/** The first and the last day that was measured, the last of each year, and days that are marked; null where that is not much shorter. */
export function briefOf({ series, marks }: ChartDefinition, days: readonly CalendarDate[], { say }: Telling): Brief | null {
  const measured = series
    .flatMap(knownOf)
    .map(({ on }) => on)
    .toSorted();
  const told = new Set([measured[0], measured.at(-1), ...lastOfYears(days), ...marks.map(({ on }) => on)]);
  const rows = days.flatMap((on, index) => (told.has(on) ? [index] : []));
  return days.length <= SHORT || rows.length > days.length / 2 ? null : { rows, told: say('chart.briefly', { count: days.length }) };
}

/** @param days earliest first */
function lastOfYears(days: readonly CalendarDate[]): readonly CalendarDate[] {
  return days.filter((on, index) => days[index + 1]?.slice(0, 4) !== on.slice(0, 4));
}
