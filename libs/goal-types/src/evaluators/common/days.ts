import { addDays, earlierOf, laterOf, type CalendarDate } from '#kernel';
import type { EvaluationContext } from '../../evaluation.js';
import type { Facts, MeasurementFact } from '../../facts.js';

/** The last day on which the promise may be kept: a later decision's, else the spec's own, else the plan period's last. */
function decidingDateOf(own: CalendarDate | null, context: EvaluationContext): CalendarDate | null {
  const { to } = context.planPeriod;
  return context.decidingDate ?? own ?? (to === null ? null : addDays(to, -1));
}

/** Where the evaluation stands in time. */
export interface Horizon {
  readonly deciding: CalendarDate | null;
  /** The deciding date has passed: the answer stands as it was at its end. */
  readonly decided: boolean;
  /** The day looked at: `at`, but never later than the deciding date. */
  readonly day: CalendarDate;
}

export function horizonOf(own: CalendarDate | null, context: EvaluationContext): Horizon {
  const deciding = decidingDateOf(own, context);
  if (deciding === null) return { deciding, decided: false, day: context.at };
  return { deciding, decided: context.at > deciding, day: earlierOf(context.at, deciding) };
}

/** The first day that the goal, as interpreted, was to be worked for. */
export function startOf(context: EvaluationContext): CalendarDate {
  return laterOf(context.planPeriod.from, context.effectiveFrom);
}

/** The day a measurement speaks of: a stock's own, a flow's last. */
export function heldOn(fact: MeasurementFact): CalendarDate {
  return fact.to === null ? fact.from : dayBefore(fact.to);
}

/** Many facts end on the same few days; at most one entry for each day there is. */
const daysBefore = new Map<CalendarDate, CalendarDate>();

function dayBefore(day: CalendarDate): CalendarDate {
  const known = daysBefore.get(day) ?? addDays(day, -1);
  daysBefore.set(day, known);
  return known;
}

/** The first day on which a value from `on` is too old; null is never. */
export function staleOn(on: CalendarDate, maxAgeDays: number | null): CalendarDate | null {
  return maxAgeDays === null ? null : addDays(on, maxAgeDays + 1);
}

/** Whether a value from `on` is too old to stand for the day; none at all is not. */
export function isStale(on: CalendarDate | null, maxAgeDays: number | null, day: CalendarDate): boolean {
  const stale = on === null ? null : staleOn(on, maxAgeDays);
  return stale !== null && stale <= day;
}

/** Every day on which some fact begins or ceases to hold. */
export function factDays(facts: Facts): readonly (CalendarDate | null)[] {
  return [
    ...facts.measurements.map(heldOn),
    ...facts.entries.flatMap((entry) => [entry.from, entry.to]),
    ...facts.coverage.map((report) => report.on),
    ...facts.assessments.map((assessment) => assessment.on),
    ...facts.breaks.map((found) => found.on),
    ...facts.units.flatMap((unit) => [unit.from, unit.to]),
  ];
}

/** The earliest of the days after `at`, or null. */
export function firstAfter(at: CalendarDate, days: Iterable<CalendarDate | null>): CalendarDate | null {
  let first: CalendarDate | null = null;
  for (const day of days) {
    if (day !== null && day > at && (first === null || day < first)) first = day;
  }
  return first;
}
