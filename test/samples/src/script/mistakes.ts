import type { CalendarDate } from '#kernel';
import type { BranchMonth, Membership } from '../membership.js';
import { sampleMoments } from '../moments.js';
import { countLabel, SOURCE } from './members.js';
import { eventOf, type Step } from './step.js';

/** What went wrong with the counts and was put right, and what was said about the series. */
export function mistakeSteps(membership: Membership): readonly Step[] {
  return [approval(membership), ...corrections(membership), ...retraction(), seriesBreak()];
}

function approval(membership: Membership): Step {
  const { measure, approval, on, recordedOn } = sampleMoments.approval;
  const counted = [...membership].filter(([, months]) => months.some((month) => month.on === on));
  const events = counted.map(([unit]) => eventOf(countLabel(unit, on)));
  return { on: recordedOn, actor: 'boardFirst', command: 'approveMeasurements', data: { measure, approval, events } };
}

function corrections(membership: Membership): readonly Step[] {
  const { correctionAfterYearEnd: tooHigh, correctionOfACorrection: swapped } = sampleMoments;
  const first = `correction:${swapped.unit}`;
  const halfYear = trueCount(membership, swapped);
  return [
    correction(tooHigh, {
      on: tooHigh.correctedOn,
      value: trueCount(membership, tooHigh),
      reason: `${tooHigh.tooHighBy} medlemmer var talt to ganger etter overgang fra en annen klubb`,
    }),
    { ...correction(swapped, { on: swapped.correctedOn, value: halfYear + 3, reason: 'To sifre hadde byttet plass' }), label: first },
    correction(swapped, { on: swapped.correctedAgainOn, value: halfYear, reason: 'Rettelsen var hentet fra listen per 1. juli, ikke 30. juni' }, first),
  ];
}

interface Counted {
  readonly unit: string;
  readonly on: CalendarDate;
}

function correction({ unit, on }: Counted, is: { on: CalendarDate; value: number; reason: string }, corrects = countLabel(unit, on)): Step {
  const data = { measure: 'members', unit, on, value: is.value, source: SOURCE, corrects: eventOf(corrects) };
  return { on: is.on, actor: 'recorder', command: 'correctMeasurement', data, reason: is.reason };
}

function trueCount(membership: Membership, { unit, on }: Counted): number {
  const months = membership.get(unit) as readonly BranchMonth[];
  return (months.find((month) => month.on === on) as BranchMonth).members;
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
