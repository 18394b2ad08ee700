import { isWithin, unitAt } from '#domain';
import type { Read } from '../engine/views.js';
import { mustBeKnownUnit, organisationAsOf } from './organisation.js';
import type { Point } from './point.js';
import { planStatus } from './status.js';
import type { StatusItem } from './status-item.js';

type WaitingGoal = Pick<StatusItem, 'goalId' | 'wording' | 'type'>;

/** What one unit has not reported of what is expected of it: silence, which is neither "not done" nor zero. */
export interface UnitWork {
  readonly unit: string;
  readonly name: string;
  readonly goals: readonly WaitingGoal[];
}

export interface WorkList {
  readonly plan: string;
  readonly unit: string | null;
  /** In the order of the organisation; units that owe nothing are left out. */
  readonly units: readonly UnitWork[];
  /** What is expected of no unit: cases without an outcome, goals without an action line. Left out when one unit is asked about. */
  readonly others: readonly (WaitingGoal & { readonly things: readonly string[] })[];
}

/** What has not been reported of what is expected, over all goals of a plan; of one unit and those below it where asked. @throws Refused `not-found` */
export async function workList(read: Read, plan: string, unit: string | null, { at, seq }: Point): Promise<WorkList> {
  const organisation = await organisationAsOf(read, seq);
  if (unit !== null) mustBeKnownUnit(organisation, unit, seq);
  const waiting = (await planStatus(read, plan, { at, seq })).filter(({ tracked, workList: silent }) => tracked && silent.length > 0);
  const units = [...organisation.units.keys()].filter((id) => unit === null || isWithin(organisation, id, unit, at));
  return {
    plan,
    unit,
    units: units.flatMap((id) => {
      const goals = waiting.filter(({ workList: silent }) => silent.includes(id)).map(goalOf);
      return goals.length === 0 ? [] : [{ unit: id, name: unitAt(organisation, id, at)?.name ?? id, goals }];
    }),
    others:
      unit !== null
        ? []
        : waiting.flatMap((item) => {
            const things = item.workList.filter((id) => !organisation.units.has(id));
            return things.length === 0 ? [] : [{ ...goalOf(item), things }];
          }),
  };
}

function goalOf({ goalId, wording, type }: StatusItem): WaitingGoal {
  return { goalId, wording, type };
}
