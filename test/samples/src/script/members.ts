import { type CalendarDate } from '#kernel';
import { monthOf, type BranchMonth, type Membership } from '../membership.js';
import { sampleMoments } from '../moments.js';
import type { Random } from '../random.js';
import { reportedAfter, type Step } from './step.js';

export const SOURCE = { name: 'Medlemsregisteret' };

/** The label of a branch's count on a day. */
export const countLabel = (unit: string, on: CalendarDate): string => `members:${unit}:${on}`;

/** Every branch's members, joiners and leavers, month by month, as they were first sent in. */
export function memberSteps(random: Random, membership: Membership): readonly Step[] {
  return [...membership].flatMap(([unit, months]) => months.flatMap((month) => monthSteps(random, unit, month)));
}

function monthSteps(random: Random, unit: string, month: BranchMonth): readonly Step[] {
  const recordedOn = reportedAfter(random, month.on);
  const step = (data: Step['data'], more: Partial<Step> = {}): Step => ({
    on: recordedOn,
    actor: 'recorder',
    command: 'recordMeasurement',
    data: { unit, source: SOURCE, ...data },
    ...more,
  });
  const count = step(
    { measure: 'members', on: month.on, value: firstCount(unit, month) },
    { on: countedOn(unit, month.on) ?? recordedOn, label: countLabel(unit, month.on) },
  );
  if (month.joined + month.left === 0) return [count];
  const period = monthOf(month.on);
  return [count, step({ measure: 'joined', ...period, value: month.joined }), step({ measure: 'left', ...period, value: month.left })];
}

/** The count as it was first sent in, where that was not the true one. */
function firstCount(unit: string, { on, members }: BranchMonth): number {
  const { correctionAfterYearEnd: tooHigh, correctionOfACorrection: swapped } = sampleMoments;
  if (unit === tooHigh.unit && on === tooHigh.on) return members + tooHigh.tooHighBy;
  if (unit === swapped.unit && on === swapped.on) return digitsSwapped(members);
  return members;
}

/** The day a count was sent in, where the story fixes it. */
function countedOn(unit: string, on: CalendarDate): CalendarDate | null {
  const { lateReport, correctionAfterYearEnd, correctionOfACorrection } = sampleMoments;
  if (unit === correctionAfterYearEnd.unit && on === '2023-01-31') return correctionAfterYearEnd.correctedOn;
  const moment = [lateReport, correctionAfterYearEnd, correctionOfACorrection].find((known) => known.unit === unit && known.on === on);
  return moment?.recordedOn ?? null;
}

/** 345 becomes 354. */
function digitsSwapped(count: number): number {
  const ones = count % 10;
  const tens = Math.floor(count / 10) % 10;
  return ones === tens ? count + 9 : count - 10 * tens - ones + 10 * ones + tens;
}
