import { sampleMoments } from '../moments.js';
import type { Step } from './step.js';

/** What was decided about single goals on the way: a goal dropped, a status overridden for a time. */
export function decisionSteps(): readonly Step[] {
  const { dropped, override } = sampleMoments;
  const { goal, from, to } = override;
  return [
    {
      on: dropped.recordedOn,
      actor: 'boardFirst',
      command: 'dropGoal',
      data: { goal: dropped.goal, plan: 'N', from: dropped.on },
      mandate: { body: 'Forbundsstyret', meeting: 'Styremøtet i juni 2022', case: 'FS 31/22', date: dropped.on },
      reason: 'Søsterforbundene har laget et felles opplegg som våre medlemmer kan bruke',
    },
    {
      on: override.proposedOn,
      actor: 'boardFirst',
      command: 'proposeOverride',
      data: { goal, plan: 'N', override: override.override, course: 'onCourse', from, to },
      reason: 'Reiselivsforumet hviler, men to nye forum er vedtatt og har fått dato for oppstart',
    },
    { on: override.confirmedOn, actor: 'boardSecond', command: 'confirmOverride', data: { goal, plan: 'N', override: override.override } },
  ];
}
