import { addDays, addMonths, earlierOf, startOfYear, type CalendarDate, type Decimal } from '#kernel';
import type { Note } from '../../evaluation.js';
import type { Baseline } from '../../spec/index.js';
import { noteIf } from '../common/answer.js';
import { baseOf } from '../common/baseline.js';
import type { Break, Quantity, Sample } from './quantity.js';

/** A calendar year, from the last day of the year before, whose stock growth is counted from, to its own last day. */
export interface Year {
  readonly base: CalendarDate;
  readonly end: CalendarDate;
}

/** The calendar years that lie wholly within the days from `first` to `last`, both included. */
export function wholeYears(first: CalendarDate, last: CalendarDate): readonly Year[] {
  const years: Year[] = [];
  let base = addDays(first === startOfYear(first) ? first : addMonths(startOfYear(first), 12), -1);
  for (let end = addMonths(base, 12); end <= last; base = end, end = addMonths(base, 12)) years.push({ base, end });
  return years;
}

/** How a stock grew over a year, or has grown so far. */
export interface Growth extends Year {
  /** The year's last day has passed. */
  readonly closed: boolean;
  readonly before: Decimal | null;
  readonly stock: Sample;
  /** The counting date of the stock; null when nothing was counted in the year. */
  readonly on: CalendarDate | null;
  /** The stock's change as a ratio of what it was; null when either is unknown, or the two can't be compared. */
  readonly growth: Decimal | null;
  /** Whether every unit's value may stand for both year's ends: only then is a closed year judged. */
  readonly complete: boolean;
  readonly broken: Break | null;
  readonly notes: readonly Note[];
  readonly contributing: readonly string[];
  /** Units without a value that may stand for one of the year's ends. */
  readonly workList: readonly string[];
}

/**
 * The growth over the year, or so far where `at` lies in it.
 * @param baseline stands for what was counted where it is of the year's base
 */
export function growthIn(year: Year, baseline: Baseline | null, quantity: Quantity, at: CalendarDate): Growth {
  const stock = quantity.at(earlierOf(year.end, at));
  const on = stock.on !== null && stock.on > year.base ? stock.on : null;
  const before = baseOf(baseline?.on === year.base ? baseline : { on: year.base, value: null }, quantity, at);
  const broken = on === null ? null : quantity.brokenBetween(year.base, on);
  const growth = on === null || broken !== null ? null : ratioOfChange(before.amount, stock.amount);
  const closed = year.end < at;
  return {
    ...year,
    closed,
    before: before.amount,
    stock,
    on,
    growth,
    complete: stock.complete && before.complete,
    broken,
    notes: [
      ...stock.notes,
      ...before.notes,
      ...noteIf(stock.on !== null && on === null, closed ? 'notReported' : 'tooEarly'),
      ...(broken === null ? [] : [broken.note]),
      ...noteIf(before.amount?.isZero() === true, 'divisionByZero'),
    ],
    contributing: [...before.contributing, ...stock.contributing, ...(broken?.eventIds ?? [])],
    workList: [...before.workList, ...stock.workList],
  };
}

/** (after − before) / before; null when one is unknown or there was nothing to grow from. */
export function ratioOfChange(before: Decimal | null, after: Decimal | null): Decimal | null {
  return before === null || after === null || before.isZero() ? null : after.div(before).minus(1);
}
