import { addDays, type CalendarDate } from '#kernel';
import { UNION } from '../organisation.js';
import type { Step } from './step.js';

/** A value of a day; a share or rate as its parts. */
export type Figure = readonly [on: string, value: number | string | readonly [numerator: number, denominator: number]];

interface Recording {
  /** The union, unless said otherwise. */
  readonly unit?: string;
  readonly source?: string;
  /** How long after the day it is recorded; ten days unless said otherwise. */
  readonly afterDays?: number;
  /** The first day it can be recorded: after its measure was defined. */
  readonly first?: string;
  /** Days whose figure is not final. */
  readonly provisional?: readonly string[];
}

/** A stock counted on some days. Each step is labelled `measure:unit:day`. */
export function figures(measure: string, rows: readonly Figure[], recording: Recording = {}): readonly Step[] {
  const { unit = UNION, source, provisional = [] } = recording;
  return rows.map(
    ([on, value]): Step => ({
      on: recordedOn(on, recording),
      actor: 'secretariat',
      command: 'recordMeasurement',
      data: {
        measure,
        unit,
        on,
        ...(typeof value === 'object' ? { numerator: value[0], denominator: value[1] } : { value }),
        ...(source === undefined ? {} : { source: { name: source } }),
        ...(provisional.includes(on) ? { provisional: true } : {}),
      },
      label: `${measure}:${unit}:${on}`,
    }),
  );
}

/** One wave of a survey: how many answered of how many asked, and half the width of the 95 % interval. */
export type Wave = readonly [on: string, value: string, answers: number, asked: number | null, margin: string, instrument?: string];

/** The waves of a survey, of one instrument unless a wave says otherwise. */
export function waves(measure: string, instrument: string, rows: readonly Wave[], recording: Recording = {}): readonly Step[] {
  const { unit = UNION, source } = recording;
  return rows.map(
    ([on, value, answers, asked, margin, otherwise]): Step => ({
      on: recordedOn(on, recording),
      actor: 'secretariat',
      command: 'recordMeasurement',
      data: {
        measure,
        unit,
        on,
        value,
        survey: { instrument: otherwise ?? instrument, answers, asked, margin },
        ...(source === undefined ? {} : { source: { name: source } }),
      },
    }),
  );
}

/** Amounts of calendar years, or of the periods given: `[first day, first day after, amount]`. */
export function flows(measure: string, rows: readonly (readonly [from: string, to: string, amount: number])[], recording: Recording = {}): readonly Step[] {
  const { unit = UNION } = recording;
  return rows.map(
    ([from, to, value]): Step => ({
      on: recordedOn(to, recording),
      actor: 'secretariat',
      command: 'recordMeasurement',
      data: { measure, unit, from, to, value },
      label: `${measure}:${unit}:${from}`,
    }),
  );
}

const FIRST = '2020-12-16';

function recordedOn(on: string, { afterDays = 10, first = FIRST }: Recording): CalendarDate {
  const known = addDays(on as CalendarDate, afterDays);
  return known < first ? (first as CalendarDate) : known;
}
