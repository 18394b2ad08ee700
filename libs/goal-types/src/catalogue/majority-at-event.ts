import { z } from 'zod';
import { calendarDate, name } from '#domain';
import { day, NO_FACTS, planOf, unit, wave } from './example.js';
import { gateFields, oneSidedOf, shareField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const majorityAtEvent = defineGoalType({
  name: 'majorityAtEvent',
  code: 'Q13',
  version: 1,
  sentence: {
    nb: '{measure:quoted} er mer enn {share:percent} ved hendelsen {event:date}',
    nn: '{measure:quoted} er meir enn {share:percent} ved hendinga {event:date}',
    en: '{measure:quoted} is more than {share:percent} at the event on {event:date}',
  },
  never: {
    nb: 'Hva den enkelte gjorde: det er et anonymt utvalg av alle, også av dem som ikke deltok, og de svarer for seg selv.',
    nn: 'Kva den einskilde gjorde: det er eit anonymt utval av alle, òg av dei som ikkje tok del, og dei svarar for seg sjølve.',
    en: 'What anyone did: it is an anonymous sample of all, also of those who took no part, and they speak for themselves.',
  },
  parameters: z.strictObject({
    /** A survey of all, not only of those who took part: the share that fulfils all the criteria together, as fixed before the event. */
    measure: name,
    event: calendarDate,
    /** The last day, counted from the event, on which it may be asked. */
    withinDays: z.int().min(0).max(366).default(180),
    share: shareField.prefault('0.5'),
    ...gateFields,
  }),
  spec: ({ measure, event, withinDays, share, answers, responseRate }) => ({
    evaluator: 'value',
    relativeTo: 'nothing',
    measure: { kind: 'survey', measure, as: 'ratio', gate: { answers, responseRate } },
    when: { kind: 'atOccasions', occasions: [event], withinDays, bound: oneSidedOf('moreThan', share), required: 'all' },
    maxAgeDays: null,
    decidingDate: null,
  }),
  example: {
    /** 54 per cent, give or take two: all of it is above half. */
    parameters: { measure: 'votedWithUs', event: '2025-09-08', answers: 1000, responseRate: '0.3' },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('F')],
      measurements: [wave('votedWithUs', 'F', '2025-10-20', '0.54', { answers: 2100, asked: 6000, margin: '0.02' })],
    },
    at: day('2026-01-15'),
    expected: {
      course: 'notApplicable',
      result: 'reached',
      data: 'fresh',
      notes: [],
      figures: { share: '0.54', margin: '0.02', answers: '2100', responseRate: '0.35', required: '0.5' },
    },
  },
});
