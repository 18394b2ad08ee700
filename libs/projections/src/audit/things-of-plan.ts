import type { Read } from '../engine/views.js';
import type { SubjectKind } from '../history/subjects.js';
import { knownOf, statementsOf } from '../queries/goal-known.js';
import type { Point } from '../queries/point.js';
import { thingsNeeded } from '../status/upkeep.js';

/** All that the goals of a plan are decided and judged by, each thing once. */
export async function thingsOfPlan(read: Read, plan: string, { at, seq }: Point): Promise<readonly (readonly [SubjectKind, string])[]> {
  const things = new Map<string, readonly [SubjectKind, string]>();
  for (const { data } of await statementsOf(read, plan, seq)) {
    for (const thing of thingsNeeded(await knownOf(read, data.statement, [at], seq))) things.set(thing.join(' '), thing);
  }
  return [...things.values()];
}
