import { addDays, addMonths, daysBetween, decimal, startOfYear, type CalendarDate, type Decimal } from '#kernel';
import type { TotalSpec } from '../../spec/index.js';
import { sameDayYearsBefore, usualPart } from '../common/seasonal.js';
import type { Flow, Stretch } from './flows.js';

/** Which part of a window's whole is expected by the day; null where nothing is expected on the way, or where that can't be known. */
export function expectedPart(
  { first, last }: Stretch,
  day: CalendarDate,
  path: TotalSpec['when']['path'],
  flowOver: (stretch: Stretch) => Flow,
): Decimal | null {
  if (path.shape === 'none' || last === null) return null;
  if (path.shape === 'linear') return decimal(daysBetween(first, day) + 1).div(daysBetween(first, last) + 1);
  const wholeYear = first === startOfYear(first) && addDays(last, 1) === startOfYear(addDays(last, 1));
  const ofYear = wholeYear ? seasonalPart(day, path.years, flowOver) : null;
  return ofYear && ofYear.plus(yearOf(day) - yearOf(first)).div(yearOf(last) - yearOf(first) + 1);
}

/** What part of the year's whole was there by the same day in the years before, where every unit has reported them. */
function seasonalPart(day: CalendarDate, years: number, flowOver: (stretch: Stretch) => Flow): Decimal | null {
  const amountOf = (stretch: Stretch) => {
    const { amount, complete } = flowOver(stretch);
    return complete ? amount : null;
  };
  return usualPart(
    Array.from({ length: years }, (_, index) => {
      const then = sameDayYearsBefore(day, index + 1);
      const first = startOfYear(then);
      return { soFar: amountOf({ first, last: then }), whole: amountOf({ first, last: addDays(addMonths(first, 12), -1) }) };
    }),
  );
}

function yearOf(day: CalendarDate): number {
  return Number(day.slice(0, 4));
}
