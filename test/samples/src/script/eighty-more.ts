import { addDays, type CalendarDate } from '#kernel';
import type { BranchMonth, Membership } from '../membership.js';
import { sampleMoments } from '../moments.js';
import { branchId } from '../organisation.js';
import { between, type Random } from '../random.js';
import { reportedAfter, type Step } from './step.js';

/** How many more members in work there were when the plan ended. */
const GAINED = 67;

interface Count {
  readonly on: CalendarDate;
  readonly value: number;
  readonly recordedOn: CalendarDate;
}

/** The branch that promised eighty more members in work: its counts, the baseline it locked, and the target it lowered on the way. */
export function eightyMoreSteps(random: Random, membership: Membership): readonly Step[] {
  const counts = countsOf(random, membership);
  return [...counts.map(countStep), ...decisionsOn(counts[0] as Count)];
}

/** Seven in ten of the branch's members at the end of 2023, and from then on an even climb with a little up and down. */
function countsOf(random: Random, membership: Membership): readonly Count[] {
  const months = (membership.get(branchId(1)) as readonly BranchMonth[]).filter((month) => month.on >= '2023-12-31');
  const last = months.length - 1;
  const start = Math.round((months[0] as BranchMonth).members * 0.7);
  return months.map(({ on }, index) => {
    const wobble = index === 0 || index === last ? 0 : between(random, -2, 2);
    return { on, value: start + Math.round((GAINED * index) / last) + wobble, recordedOn: reportedAfter(random, on) };
  });
}

function countStep({ on, value, recordedOn }: Count): Step {
  return { on: recordedOn, actor: 'branchRecorder', command: 'recordMeasurement', data: { measure: 'active-members', unit: branchId(1), on, value } };
}

function decisionsOn(base: Count): readonly Step[] {
  const { goal, on, recordedOn, changes } = sampleMoments.targetChanged;
  return [
    {
      on: addDays(base.recordedOn, 10),
      actor: 'planner',
      command: 'setBaseline',
      data: { goal, plan: 'F', on: base.on, value: base.value, from: '2024-01-01' },
      mandate: { body: 'Avdelingsstyret', meeting: 'Styremøtet i januar 2024', case: 'AS 2/24', date: base.recordedOn },
      reason: 'Tallet ved årsskiftet er kontrollert mot kontingentlistene',
    },
    {
      on: recordedOn,
      actor: 'planner',
      command: 'changeTarget',
      data: { goal, plan: 'F', from: on, changes },
      mandate: { body: 'Årsmøtet i avdelingen', meeting: 'Årsmøtet 2025', case: 'ÅM 9/25', date: on },
      reason: 'Den største arbeidsplassen i kommunen ble lagt ned høsten 2024',
    },
  ];
}
