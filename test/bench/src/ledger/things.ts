import { addDays, addMonths, parseDecimal, type CalendarDate, type DecimalText } from '#kernel';

/** The units, measures and figures that the benchmark's ledgers speak of. Nothing is random: every run writes the same facts. */

export const GOAL = 'G1';
/** The measure that the goal is judged by. */
export const GOAL_MEASURE = 'members';
/** The region whose branches report on the goal. */
export const OWN = 'region-own';
export const OTHERS = 'region-others';

const OWN_BRANCHES = 20;
const OTHER_BRANCHES = 80;
const OTHER_MEASURES = 10;
const MONTHS = 36;
const FIRST_DAY = '2021-01-01' as CalendarDate;
const LATER_DAY = '2023-01-02' as CalendarDate;

export const units = [...branches(OWN, OWN_BRANCHES), ...branches(OTHERS, OTHER_BRANCHES)];
const otherMeasures = Array.from({ length: OTHER_MEASURES }, (_, index) => `count-${index}`);
/** What the register of members counts. */
const COUNTED = 'counted';
export const measures = [GOAL_MEASURE, COUNTED, ...otherMeasures];

/** One count of one measure in one branch, as a sender would write it. */
export interface Count {
  readonly measure: string;
  readonly unit: string;
  readonly on: CalendarDate;
  readonly value: DecimalText;
}

/** The goal's own facts, by branch: its count at each month's beginning through the plan. */
export function ownCounts(): readonly (readonly Count[])[] {
  return units
    .filter(({ parent }) => parent === OWN)
    .map(({ unit }, branch) =>
      Array.from({ length: MONTHS }, (_, month) => ({
        measure: GOAL_MEASURE,
        unit,
        on: addMonths(FIRST_DAY, month),
        value: parseDecimal(400 + 7 * branch + month),
      })),
    );
}

/** Days after the first in every month. */
const OTHER_DAYS = 27;

/** Further facts of the goal's in the plan's last year: a branch's count, then the next branch's on the next day; none on a month's first. */
export function laterOwnCounts(from: number, count: number): readonly Count[] {
  const own = units.filter(({ parent }) => parent === OWN);
  return Array.from({ length: count }, (_, index) => {
    const ordinal = from + index;
    const { unit } = own[ordinal % own.length] as (typeof units)[number];
    const month = addMonths(LATER_DAY, Math.floor(ordinal / OTHER_DAYS) % 12);
    return { measure: GOAL_MEASURE, unit, on: addDays(month, ordinal % OTHER_DAYS), value: parseDecimal(500 + ordinal) };
  });
}

/** How many series of other counts there are: one a measure and branch. */
export const OTHER_SERIES = OTHER_MEASURES * units.length;

/** The counts with these ordinals in one of the other series, a day each. */
export function otherCounts(series: number, from: number, count: number): readonly Count[] {
  const { unit } = units[series % units.length] as (typeof units)[number];
  const measure = otherMeasures[Math.floor(series / units.length) % OTHER_MEASURES] as string;
  return Array.from({ length: count }, (_, index) => {
    const ordinal = from + index;
    return { measure, unit, on: addDays(FIRST_DAY, ordinal), value: parseDecimal(200 + ((series * 31 + ordinal * 7) % 1000)) };
  });
}

/** Counts as a register of members would send them: every branch's for a day, then the next day's. */
export function branchesInTurn(from: number, count: number): readonly Count[] {
  return Array.from({ length: count }, (_, index) => {
    const { unit } = units[(from + index) % units.length] as (typeof units)[number];
    const day = Math.floor((from + index) / units.length);
    return { measure: COUNTED, unit, on: addDays(FIRST_DAY, day), value: parseDecimal(String(200 + ((from + index) % 1000))) };
  });
}

function branches(parent: string, count: number) {
  return Array.from({ length: count }, (_, index) => ({ unit: `${parent}-${String(index + 1).padStart(3, '0')}`, parent }));
}
