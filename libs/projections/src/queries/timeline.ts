import { addDays, endOfMonth, type CalendarDate } from '#kernel';
import type { Course, Result } from '#domain';
import type { DataLight, Distribution, Figure } from '#goal-types';
import type { Read } from '../engine/views.js';
import { daysOfDecision, interpretationSpans, type GoalDecisions, type InterpretationSpan } from './goal-decisions.js';
import { decidedFamily, decidedOf, familyOf } from './goal-known.js';
import { marksOf, type TimelineMark } from './marks.js';
import type { Point } from './point.js';
import { statusOfFirst } from './standing.js';
import type { StatusItem } from './status-item.js';

/** How the goal stood on one day, as known at k. */
export interface TimelinePoint {
  readonly on: CalendarDate;
  readonly type: string | null;
  readonly course: Course;
  readonly result: Result;
  readonly data: DataLight;
  readonly figures: readonly Figure[];
  readonly distribution: Distribution | null;
  /** Whether an override stands in place of the computed answer. */
  readonly overridden: boolean;
}

export interface Timeline {
  readonly goal: string;
  /** The plan's, half-open. */
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly interpretations: readonly InterpretationSpan[];
  readonly points: readonly TimelinePoint[];
  readonly marks: readonly TimelineMark[];
}

/**
 * How a goal has stood through its plan's period up to t: at each month's end, on t itself, and on the days from which a decision
 * changed the answer. What is known is read once; every point is computed from it in memory. @throws Refused `not-found`
 */
export async function goalTimeline(read: Read, goal: string, { at, seq }: Point): Promise<Timeline> {
  const { plan, decisions } = await decidedOf(read, goal, [], seq);
  const days = pointDays(plan.data.period, decisions, at);
  const family = await familyOf(read, goal, days, seq);
  return {
    goal,
    period: plan.data.period,
    interpretations: interpretationSpans(decisions),
    points: days.flatMap((day) => {
      const item = statusOfFirst(family, day);
      return item === null ? [] : [pointOf(item, day)];
    }),
    marks: await marksOf(read, await decidedFamily(read, goal, days, seq), { at, seq }),
  };
}

/** The month ends of the period so far, t itself, and the days from which a decision changed the answer; ascending. */
export function pointDays(period: Timeline['period'], decisions: GoalDecisions, at: CalendarDate): readonly CalendarDate[] {
  if (at < period.from) return [];
  const days = new Set([at]);
  const isInside = (day: CalendarDate) => day <= at && day < period.to;
  for (let end = endOfMonth(period.from); isInside(end); end = endOfMonth(addDays(end, 1))) days.add(end);
  for (const day of daysOfDecision(decisions)) if (period.from <= day && isInside(day)) days.add(day);
  return [...days].toSorted();
}

export function pointOf({ type, course, result, data, figures, distribution, override }: StatusItem, on: CalendarDate): TimelinePoint {
  return { on, type, course, result, data, figures, distribution, overridden: override !== null };
}
