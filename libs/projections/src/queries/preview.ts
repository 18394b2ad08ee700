import type { CalendarDate } from '#kernel';
import type { ReportingUnits } from '#domain';
import type { Expanded } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decidedOf, familyHad } from './goal-known.js';
import type { Point } from './point.js';
import { statusOfFirst } from './standing.js';
import type { StatusItem } from './status-item.js';
import { pointDays, pointOf, type TimelinePoint } from './timeline.js';

/** An interpretation that nobody has decided on. */
export interface Candidate {
  readonly type: string;
  readonly expanded: Expanded;
  readonly reportingUnits: ReportingUnits;
  readonly source: string | null;
  /** The day it would hold from; null is the plan's first. */
  readonly from: CalendarDate | null;
}

/** The status each candidate would have given, at each month's end of the plan so far and on t. */
export interface Preview {
  readonly goal: string;
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  /** One list of points for each candidate, in their order. */
  readonly points: readonly (readonly TimelinePoint[])[];
  /** What each would say on the last of the days; null where the goal does not stand on it. */
  readonly latest: readonly (StatusItem | null)[];
  /** The days on which their courses, results or data differ. */
  readonly differOn: readonly CalendarDate[];
}

/** What status candidates would have given a goal, as if each had been decided; nothing is recorded. @throws Refused `not-found` */
export async function goalPreview(read: Read, goal: string, candidates: readonly Candidate[], { at, seq }: Point): Promise<Preview> {
  const { plan, statement } = await decidedOf(read, goal, [], seq);
  const { period } = plan.data;
  const points: TimelinePoint[][] = [];
  const latest: (StatusItem | null)[] = [];
  for (const candidate of candidates) {
    const from = candidate.from ?? period.from;
    const days = pointDays(period, [], at).filter((day) => day >= from);
    const family = await familyHad(read, goal, [had(candidate, from, statement)], days, seq);
    const items = days.flatMap((day) => {
      const item = statusOfFirst(family, day);
      // an override speaks of the day, not of what a candidate would have shown
      return item === null ? [] : [{ day, item: { ...item, ...item.computed, override: null, computed: null } }];
    });
    points.push(items.map(({ day, item }) => pointOf(item, day)));
    latest.push(items.at(-1)?.item ?? null);
  }
  return { goal, period, points, latest, differOn: differing(points) };
}

/** The decision that would have been recorded, later than every other. */
function had(
  { type, expanded, reportingUnits, source }: Candidate,
  from: CalendarDate,
  statement: LedgerEvent<'StatementAdopted'>,
): LedgerEvent<'GoalInterpreted'> {
  const { plan, statement: goal } = statement.data;
  return {
    ...statement,
    id: 'candidate',
    seq: Number.MAX_SAFE_INTEGER,
    type: 'GoalInterpreted',
    validFrom: from,
    validTo: null,
    data: { goal, plan, type, ...expanded, reportingUnits, source, frequency: null },
  };
}

function differing(points: readonly (readonly TimelinePoint[])[]): readonly CalendarDate[] {
  const [first = [], ...others] = points;
  return first.filter((one) => others.some((list) => list.some((other) => other.on === one.on && !sameAnswers(one, other)))).map(({ on }) => on);
}

function sameAnswers(one: TimelinePoint, other: TimelinePoint): boolean {
  return one.course === other.course && one.result === other.result && one.data === other.data;
}
