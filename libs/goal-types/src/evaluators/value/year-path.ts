import { daysBetween, decimal, type CalendarDate, type Decimal } from '#kernel';
import type { Note } from '../../evaluation.js';
import type { GrowthSpec } from '../../spec/index.js';
import { noteIf } from '../common/answer.js';
import { sameDayYearsBefore, usualPart } from '../common/seasonal.js';
import type { Quantity } from './quantity.js';
import { growthIn, type Growth, type Year } from './years.js';

/** What is expected of an open year by the day it was counted, and what tells it. */
export interface YearPath {
  /** Growth as a ratio; null where nothing can be expected. */
  readonly expected: Decimal | null;
  readonly notes: readonly Note[];
  readonly contributing: readonly string[];
}

/** The bound at an even pace through the year, or, of a seasonal path, the part of it that is usually there by the same day. */
export function expectedOf({ bound, path }: GrowthSpec['when'], open: Growth | null, quantity: Quantity): YearPath {
  const on = open?.on ?? null;
  if (open === null || on === null) return { expected: null, notes: [], contributing: [] };
  if (path.shape === 'linear') {
    const pace = decimal(daysBetween(open.base, on)).div(daysBetween(open.base, open.end));
    return { expected: pace.times(bound.limit), notes: [], contributing: [] };
  }
  const earlier = Array.from({ length: path.years }, (_, index) => earlierYear(open, on, index + 1, quantity)).filter((year) => year !== null);
  const part = usualPart(earlier);
  return {
    expected: part && part.times(bound.limit),
    notes: noteIf(part === null, 'noEarlierYears'),
    contributing: earlier.flatMap((year) => year.contributing),
  };
}

/** The growth of an earlier year by the same day and over the whole of it; null where either rests on a silent unit or crosses a break. */
function earlierYear({ base, end }: Year, on: CalendarDate, years: number, quantity: Quantity) {
  const year = { base: sameDayYearsBefore(base, years), end: sameDayYearsBefore(end, years) };
  const soFar = growthIn(year, null, quantity, sameDayYearsBefore(on, years));
  const whole = growthIn(year, null, quantity, base);
  if (!soFar.complete || !whole.complete) return null;
  return { soFar: soFar.growth, whole: whole.growth, contributing: [...soFar.contributing, ...whole.contributing] };
}
