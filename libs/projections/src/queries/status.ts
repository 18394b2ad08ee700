import type { Read } from '../engine/views.js';
import { knownOf, familyOf, planAdopted, statementsOf, type GoalKnown } from './goal-known.js';
import type { Point } from './point.js';
import { statusesAt } from './status-at.js';
import type { StatusItem } from './status-item.js';

/** Where every statement of the plan stands, in the order of the plan; those adopted after t are left out. @throws Refused `not-found` */
export async function planStatus(read: Read, plan: string, { at, seq }: Point): Promise<readonly StatusItem[]> {
  await planAdopted(read, plan, seq);
  const goals: GoalKnown[] = [];
  for (const { data } of await statementsOf(read, plan, seq)) goals.push(await knownOf(read, data.statement, [at], seq));
  return statusesAt(goals, at);
}

/** Where one goal stands; null when its statement was adopted after t. @throws Refused `not-found` */
export async function goalStatus(read: Read, goal: string, { at, seq }: Point): Promise<StatusItem | null> {
  return statusesAt(await familyOf(read, goal, [at], seq), at)[0] ?? null;
}
