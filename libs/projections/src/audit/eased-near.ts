import { addDays, dateIn, daysBetween, type CalendarDate } from '#kernel';
import { decidingDaysOf, parseSpec } from '#goal-types';
import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { ofType } from '../history/read.js';
import { SPECIFYING } from '../queries/goal-decisions.js';
import type { GoalDecided } from '../queries/goal-known.js';
import { settingsAt } from '../queries/ledger.js';
import { directionOf } from './eased.js';
import { spot, type WeakSpot } from './spot.js';

/** Decisions that asked for less, or for something else, recorded at most `days` days before the day that was to decide, or after it. */
export async function easedNear(read: Read, goals: readonly GoalDecided[], days: number, seq: number): Promise<readonly WeakSpot[]> {
  const { timeZone } = await settingsAt(read, seq);
  return goals.flatMap((goal) =>
    [...respecified(goal), ...postponed(goal)].flatMap(({ event, before, deciding }) => {
      const left = daysBetween(dateIn(event.recordedAt, timeZone), deciding);
      return left > days ? [] : [spot(event, [before], { days: left })];
    }),
  );
}

interface Eased {
  readonly event: LedgerEvent;
  /** The decision that held until then. */
  readonly before: LedgerEvent;
  /** The day that was to decide until then. */
  readonly deciding: CalendarDate;
}

/** Each interpretation, baseline and target but the first, unless it asked for more or the same. */
function respecified(goal: GoalDecided): readonly Eased[] {
  const specifying = ofType(goal.decisions, ...SPECIFYING);
  return specifying.flatMap((event, index) => {
    const before = specifying[index - 1];
    if (before === undefined) return [];
    const direction = directionOf(before.data.spec, event.data.spec);
    return direction === 'tightened' || direction === 'same' ? [] : [{ event, before, deciding: decidingBefore(goal, event.seq) }];
  });
}

/** Each move of the deciding date to a later one. */
function postponed(goal: GoalDecided): readonly Eased[] {
  return ofType(goal.decisions, 'DecidingDatesMoved').flatMap((event) => {
    const deciding = decidingBefore(goal, event.seq);
    return event.data.decidingDate > deciding ? [{ event, before: lastBefore(goal, event.seq) ?? goal.statement, deciding }] : [];
  });
}

/** The day that was to decide, as it was known before `seq`: the last that the spec names, unless a decision moved it; else the plan's last. */
function decidingBefore(goal: GoalDecided, seq: number): CalendarDate {
  const moved = ofType(goal.decisions, 'DecidingDatesMoved').findLast((event) => event.seq < seq);
  if (moved !== undefined) return moved.data.decidingDate;
  const before = lastBefore(goal, seq);
  const named = before === null ? [] : decidingDaysOf(parseSpec(before.data.spec)).toSorted();
  return named.at(-1) ?? addDays(goal.plan.data.period.to, -1);
}

function lastBefore({ decisions }: GoalDecided, seq: number): LedgerEvent<(typeof SPECIFYING)[number]> | null {
  return ofType(decisions, ...SPECIFYING).findLast((event) => event.seq < seq) ?? null;
}
