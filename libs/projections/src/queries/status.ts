import type { Read } from '../engine/views.js';
import { keptStatuses } from '../status/read.js';
import { knownOf, familyOf, planAdopted, statementsOf, withReferred, type GoalKnown } from './goal-known.js';
import type { Point } from './point.js';
import { statusesAt, statusOfFirst } from './standing.js';
import type { StatusItem } from './status-item.js';

/** Where every statement of the plan stands, in the order of the plan; those adopted after t are left out. @throws Refused `not-found` */
export async function planStatus(read: Read, plan: string, { at, seq }: Point): Promise<readonly StatusItem[]> {
  await planAdopted(read, plan, seq);
  const kept = await keptStatuses(read, plan, { at, seq });
  if (kept === null) return computedStatuses(read, plan, { at, seq });
  const statements = (await statementsOf(read, plan, seq)).map(({ data }) => data.statement);
  return kept.toSorted((one, other) => statements.indexOf(one.statementId) - statements.indexOf(other.statementId));
}

/** The same, always computed. Parents come before their children; a statement whose id another plan held first is left out. */
export async function computedStatuses(read: Read, plan: string, { at, seq }: Point): Promise<readonly StatusItem[]> {
  const goals: GoalKnown[] = [];
  for (const { data } of await statementsOf(read, plan, seq)) {
    const known = await knownOf(read, data.statement, [at], seq);
    if (known.statement.data.plan === plan) goals.push(known);
  }
  const own = new Set(goals.map(({ statement }) => statement.data.statement));
  return statusesAt(await withReferred(read, goals, [at], seq), at).filter(({ goalId }) => own.has(goalId));
}

/** Where one goal stands; null when its statement was adopted after t. @throws Refused `not-found` */
export async function goalStatus(read: Read, goal: string, { at, seq }: Point): Promise<StatusItem | null> {
  return statusOfFirst(await familyOf(read, goal, [at], seq), at);
}
