import { type CalendarDate, invalid } from '#kernel';
import { missingChecks, mustStand, type Plan, type Statement } from '../plan/index.js';
import type { GoalState } from './state.js';

/** What must be so of a goal before something is decided on it. Each throws `Refused` naming the field. */

/** A priority area shows how the goals under it are distributed; it has no answer of its own. */
export function mustBeGoal(plan: Plan, goal: string, field: string): Statement {
  const statement = mustStand(plan, goal, field);
  if (statement.role === 'priorityArea') throw invalid(field, `${goal} is a priority area`, 'name one of the goals under it');
  return statement;
}

export function mustStandOn({ statement, from }: Statement, day: CalendarDate): void {
  if (day < from) throw invalid('from', `${statement} is part of the plan from ${from}, so not on ${day}`, 'give that day or a later one');
}

export function mustBeFollowed({ ended }: GoalState, goal: string, field: string): void {
  if (ended === null) return;
  const remedy = ended.how === 'dropped' ? 'resume it first' : 'change the goals that carry on instead';
  throw invalid(field, `${goal} was ${ended.how} from ${ended.from}`, remedy);
}

export function mustBeTracked(plan: Plan, goal: string): void {
  const missing = missingChecks(plan, goal);
  if (missing.length > 0) {
    throw invalid(
      'goal',
      `${goal} is a branch's own goal that is not yet ${missing.join(', ')}`,
      'have each of these checks passed first, with checkLocalGoal',
    );
  }
}

/** @param field names the day `from` */
export function mustBeInterpreted({ interpretedFrom }: GoalState, goal: string, from: CalendarDate, field = 'from'): void {
  if (interpretedFrom === null) throw invalid('goal', `${goal} is not interpreted`, 'interpret it first');
  if (from < interpretedFrom) throw invalid(field, `${goal} is interpreted from ${interpretedFrom} only`, 'give that day or a later one');
}
