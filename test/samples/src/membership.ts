import { addDays, endOfMonth, type CalendarDate } from '#kernel';
import { sampleMoments } from './moments.js';
import { branchId, BRANCHES } from './organisation.js';
import { apportion, between, type Random } from './random.js';

/** One branch's month: how many members it had on the last day, and how many came and went in it. */
export interface BranchMonth {
  /** The month's last day. */
  readonly on: CalendarDate;
  readonly members: number;
  readonly joined: number;
  readonly left: number;
}

/** Every branch's months in time order, by unit. */
export type Membership = ReadonlyMap<string, readonly BranchMonth[]>;

/** The union's members on the last day of each year, as they truly were: the story that the sample tells. */
export const TRUE_TOTALS: Readonly<Record<number, number>> = { 2020: 20_000, 2021: 20_460, 2022: 20_861, 2023: 21_240, 2024: 21_705, 2025: 22_140 };
const FIRST_YEAR = 2021;
const LAST_YEAR = 2025;

/** How much of a year's growth has come by the end of each month: slow summers, a busy autumn. */
const SEASON = [0.06, 0.14, 0.23, 0.31, 0.38, 0.42, 0.41, 0.5, 0.67, 0.82, 0.93, 1];

/**
 * Every branch's months from December 2020 through 2025, by unit and in time order. The year ends add up to `TRUE_TOTALS` exactly. A merged
 * branch has no months after the merger, and the one it went into counts for both.
 */
export function membershipOf(random: Random): Membership {
  const yearEnds = yearEndCounts(random);
  const branches = new Map(
    Array.from({ length: BRANCHES }, (_, index) => [
      branchId(index + 1),
      monthsOf(
        random,
        yearEnds.map((counts) => counts[index] as number),
      ),
    ]),
  );
  merge(branches);
  cleanUp(branches);
  return branches;
}

/** The first day of the month that ends on `on`, and the first day after it. */
export function monthOf(on: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } {
  return { from: `${on.slice(0, 8)}01` as CalendarDate, to: addDays(on, 1) };
}

/** For each year end, the count of each branch; branches grow at different rates. */
function yearEndCounts(random: Random): readonly (readonly number[])[] {
  let weights: readonly number[] = Array.from({ length: BRANCHES }, () => between(random, 200, 900));
  return Object.values(TRUE_TOTALS).map((total) => {
    const counts = apportion(total, weights);
    weights = counts.map((count) => count * (1 + (random() - 0.4) * 0.05));
    return counts;
  });
}

function monthsOf(random: Random, yearEnds: readonly number[]): BranchMonth[] {
  let members = yearEnds[0] as number;
  const months: BranchMonth[] = [{ on: lastDayOf(FIRST_YEAR - 1, 12), members, joined: 0, left: 0 }];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const [start, end] = yearEnds.slice(year - FIRST_YEAR) as [number, number];
    SEASON.forEach((share, index) => {
      const change = start + Math.round((end - start) * share) - members;
      const left = between(random, 1, 3 + Math.floor(members / 120)) + Math.max(0, -change);
      members += change;
      months.push({ on: lastDayOf(year, index + 1), members, joined: left + change, left });
    });
  }
  return months;
}

function merge(branches: Map<string, readonly BranchMonth[]>): void {
  const { from, into, on } = sampleMoments.merger;
  const ended = branches.get(from) as readonly BranchMonth[];
  const goesOn = branches.get(into) as readonly BranchMonth[];
  const isAfter = (month: BranchMonth) => month.on >= on;
  branches.set(
    from,
    ended.filter((month) => !isAfter(month)),
  );
  branches.set(
    into,
    goesOn.map((month, index) => (isAfter(month) ? sumOf(month, ended[index] as BranchMonth) : month)),
  );
}

function sumOf(a: BranchMonth, b: BranchMonth): BranchMonth {
  return { on: a.on, members: a.members + b.members, joined: a.joined + b.joined, left: a.left + b.left };
}

/** People who no longer paid were still counted, a few more each month of the year, until all were struck at once. */
function cleanUp(branches: Map<string, readonly BranchMonth[]>): void {
  const { unit, on, struck } = sampleMoments.seriesBreak;
  const months = branches.get(unit) as readonly BranchMonth[];
  const spring = months.filter((month) => month.on < on && month.on.slice(0, 4) === on.slice(0, 4));
  const extras = apportion(
    struck,
    spring.map(() => 1),
  );
  let unpaid = 0;
  branches.set(
    unit,
    months.map((month) => {
      const place = spring.indexOf(month);
      if (place === -1) return month.on === endOfMonth(on) ? { ...month, left: month.left + struck } : month;
      const extra = extras[place] as number;
      unpaid += extra;
      return { ...month, members: month.members + unpaid, joined: month.joined + extra };
    }),
  );
}

function lastDayOf(year: number, month: number): CalendarDate {
  return endOfMonth(`${year}-${String(month).padStart(2, '0')}-01` as CalendarDate);
}
