import type { LedgerEvent } from '../engine/projection.js';
import type { Read } from '../engine/views.js';
import { decisionsAbout, ofType } from '../history/read.js';
import { decidedOf } from './goal-known.js';
import { inForce } from './in-force.js';
import type { Point } from './point.js';

/** A plan's own words for values of the three answers; a value that is left out keeps the usual word. */
export type OwnWords = Omit<LedgerEvent<'OwnWordsChosen'>['data'], 'plan'>;

/** The words chosen last by (t, k); null where the usual ones are used. */
export async function ownWordsAt(read: Read, plan: string, { at, seq }: Point): Promise<OwnWords | null> {
  return ownWordsIn(await decisionsAbout(read, 'plan', plan, seq), at);
}

/** Those of the plan that a goal stands in. @throws Refused `not-found` */
export async function ownWordsOfGoal(read: Read, goal: string, point: Point): Promise<OwnWords | null> {
  return ownWordsAt(read, (await decidedOf(read, goal, [], point.seq)).statement.data.plan, point);
}

/** Those among the decisions about a plan. */
export function ownWordsIn(decisions: readonly LedgerEvent[], at: Point['at']): OwnWords | null {
  const chosen = inForce(ofType(decisions, 'OwnWordsChosen'), at);
  return chosen === null ? null : { course: chosen.data.course, result: chosen.data.result, data: chosen.data.data };
}
