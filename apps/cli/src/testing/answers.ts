import type { StatusInWords } from '#application';
import { COURSE_WORDS, DATA_WORDS, RESULT_WORDS, type Language } from '#goal-types';
import type { CalendarDate } from '#kernel';
import type { Basis, TimelinePoint } from '#projections';
import type { TimelineAnswer } from '../render/answers.js';

export const day = (text: string): CalendarDate => text as CalendarDate;

export const BASIS: Basis = { at: day('2022-12-31'), asOf: '2023-01-31', seq: 8123, timeZone: 'Europe/Oslo', checkpoint: null, rules: '1', sample: true };

export const ANSWERED = { basis: BASIS, self: '/api/v1/x' };

/** A goal that grew by 2.05 % and is ahead, but for what a test says otherwise. */
export function item(other: Partial<StatusInWords> = {}, language: Language = 'nb'): StatusInWords {
  const { course = 'ahead', result = 'notDecidable', data = 'fresh' } = other;
  return {
    statementId: 'N1',
    goalId: 'N1',
    wording: { nb: 'Medlemstallet skal øke med to prosent eller mer hvert eneste år.', en: 'Two per cent more members each year.' },
    role: 'goal',
    parent: null,
    position: 1,
    type: 'annualGrowthFloor',
    interpreted: true,
    tracked: true,
    missingChecks: [],
    ended: null,
    course,
    result,
    data,
    notes: [],
    figures: [
      { key: 'growth', value: '0.0205' as never, unit: 'ratio', on: day('2022-12-31') },
      { key: 'value', value: '10450' as never, unit: 'number', on: day('2022-12-31') },
    ],
    explanation: [],
    parts: [],
    workList: [],
    distribution: null,
    override: null,
    computed: null,
    contributing: [],
    nextChangeOn: null,
    words: { course: COURSE_WORDS[course][language], result: RESULT_WORDS[result][language], data: DATA_WORDS[data][language] },
    sentence: 'Veksten er 2,05 prosent.',
    ...other,
  };
}

/** A point of a timeline with this value; null when nothing was known. */
export function point(on: string, value: string | null, other: Partial<TimelinePoint> = {}): TimelineAnswer['points'][number] {
  const { type, course, result, data, words } = item();
  const figures = [{ key: 'value' as const, value: value as never, unit: 'number' as const, on: day(on) }];
  return { on: day(on), type, course, result, data, figures, distribution: null, overridden: false, words, ...other };
}
