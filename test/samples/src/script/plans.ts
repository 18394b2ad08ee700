import type { CalendarDate } from '#kernel';
import { commandsOf } from '#application';
import { samplePlanFile, type SamplePlan } from '../plans.js';
import type { Step } from './step.js';

/** The day each plan was written into the ledger: after it was adopted and before it begins. */
const WRITTEN_ON: Readonly<Record<SamplePlan, CalendarDate>> = {
  N: '2020-12-14' as CalendarDate,
  F: '2023-12-18' as CalendarDate,
  O: '2023-11-20' as CalendarDate,
};

/** All plans, as their files say. */
export function planSteps(): readonly Step[] {
  return (Object.entries(WRITTEN_ON) as [SamplePlan, CalendarDate][]).flatMap(([plan, on]) =>
    commandsOf(samplePlanFile(plan)).map(
      ({ name, data, mandate, reason }): Step => ({
        on,
        actor: 'secretariat',
        command: name,
        data,
        ...(mandate === null ? {} : { mandate }),
        ...(reason === null ? {} : { reason }),
      }),
    ),
  );
}
