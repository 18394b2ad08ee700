import { type CalendarDate } from '#kernel';
import { membershipOf, monthOf, type BranchMonth } from '../membership.js';
import { sampleMoments } from '../moments.js';
import { branchId } from '../organisation.js';
import { between, type Random } from '../random.js';
import { eventOf, reportedAfter, type Step } from './step.js';

const SOURCE = { name: 'Medlemsregisteret' };

/** The label of a branch's count on a day. */
const countLabel = (unit: string, on: CalendarDate): string => `members:${unit}:${on}`;

/** Every branch's members, joiners and leavers, month by month, with what went wrong and was put right. */
export function memberSteps(random: Random): readonly Step[] {
  const membership = membershipOf(random);
  const routine = [...membership].flatMap(([unit, months]) => months.flatMap((month) => monthSteps(random, unit, month)));
  return [...routine, approval([...membership]), ...corrections(membership), ...retraction(), seriesBreak(), ...activeMembers(random, membership)];
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

function approval(membership: readonly (readonly [string, readonly BranchMonth[]])[]): Step {
  const { measure, approval, on, recordedOn } = sampleMoments.approval;
  const counted = membership.filter(([, months]) => months.some((month) => month.on === on)).map(([unit]) => eventOf(countLabel(unit, on)));
  return { on: recordedOn, actor: 'boardFirst', command: 'approveMeasurements', data: { measure, approval, events: counted } };
}

function corrections(membership: ReadonlyMap<string, readonly BranchMonth[]>): readonly Step[] {
  const { correctionAfterYearEnd: tooHigh, correctionOfACorrection: swapped } = sampleMoments;
  const truth = (unit: string, on: CalendarDate) => (membership.get(unit) as readonly BranchMonth[]).find((month) => month.on === on)?.members as number;
  const correction = (on: CalendarDate, unit: string, counted: CalendarDate, value: number, corrects: string, reason: string, label?: string): Step => ({
    on,
    actor: 'recorder',
    command: 'correctMeasurement',
    data: { measure: 'members', unit, on: counted, value, source: SOURCE, corrects: eventOf(corrects) },
    reason,
    ...(label === undefined ? {} : { label }),
  });
  const first = `correction:${swapped.unit}`;
  const halfYear = truth(swapped.unit, swapped.on);
  return [
    correction(
      tooHigh.correctedOn,
      tooHigh.unit,
      tooHigh.on,
      truth(tooHigh.unit, tooHigh.on),
      countLabel(tooHigh.unit, tooHigh.on),
      `${tooHigh.tooHighBy} medlemmer var talt to ganger etter overgang fra en annen klubb`,
    ),
    correction(swapped.correctedOn, swapped.unit, swapped.on, halfYear + 3, countLabel(swapped.unit, swapped.on), 'To sifre hadde byttet plass', first),
    correction(swapped.correctedAgainOn, swapped.unit, swapped.on, halfYear, first, 'Rettelsen var hentet fra listen per 1. juli, ikke 30. juni'),
  ];
}

function retraction(): readonly Step[] {
  const { measure, unit, from, to, recordedOn, retractedOn } = sampleMoments.retraction;
  const label = `${measure}:${unit}:${from}`;
  return [
    {
      on: recordedOn,
      actor: 'branchRecorder',
      command: 'recordMeasurement',
      data: { measure, unit, from, to, value: 27, note: 'Innmeldte etter vervestand' },
      label,
    },
    {
      on: retractedOn,
      actor: 'branchRecorder',
      command: 'retractMeasurement',
      data: { measure, unit, corrects: eventOf(label) },
      reason: 'Vervestanden sto hos naboavdelingen, og medlemmene er med i tallene derfra',
    },
  ];
}

function seriesBreak(): Step {
  const { measure, unit, on, struck, recordedOn } = sampleMoments.seriesBreak;
  return {
    on: recordedOn,
    actor: 'secretariat',
    command: 'breakSeries',
    data: { measure, unit, on, cause: `Opprydding i registeret: ${struck} som ikke hadde betalt, ble strøket` },
    reason: 'Fallet i tallet skyldes oppryddingen og ikke utmeldinger den måneden',
  };
}

/** Members in work in the branch that promised eighty more of them: from the end of 2023, sixty-seven more in two years. */
function activeMembers(random: Random, membership: ReadonlyMap<string, readonly BranchMonth[]>): readonly Step[] {
  const unit = branchId(1);
  const months = (membership.get(unit) as readonly BranchMonth[]).filter((month) => month.on >= '2023-12-31');
  const start = Math.round((months[0] as BranchMonth).members * 0.7);
  return months.map(({ on }, index) => ({
    on: reportedAfter(random, on),
    actor: 'branchRecorder',
    command: 'recordMeasurement',
    data: { measure: 'active-members', unit, on, value: start + Math.round((GAINED * index) / (months.length - 1)) + wobble(random, index, months.length) },
  }));
}

const GAINED = 67;

/** A little up and down on the way, none at the ends. */
function wobble(random: Random, index: number, length: number): number {
  return index === 0 || index === length - 1 ? 0 : between(random, -2, 2);
}
