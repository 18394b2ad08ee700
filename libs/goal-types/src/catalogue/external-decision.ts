import { z } from 'zod';
import { calendarDate, label, name } from '#domain';
import { entryRefs, maxAgeDays, required } from '../spec/parts.js';
import { day, entry, NO_FACTS, planOf, report, unit } from './example.js';
import { defineGoalType } from './goal-type.js';

export const externalDecision = defineGoalType({
  name: 'externalDecision',
  code: 'M5',
  version: 1,
  sentence: {
    nb: 'andre avgjør det: {criterion}',
    nn: 'andre avgjer det: {criterion}',
    en: 'others decide: {criterion}',
  },
  never: {
    nb: 'At utfallet er vår fortjeneste eller skyld, eller at det vi gjør for det, er kurs mot det.',
    nn: 'At utfallet er vår forteneste eller skuld, eller at det vi gjer for det, er kurs mot det.',
    en: 'That the outcome is to our credit or our fault, or that what we do for it is a course towards it.',
  },
  parameters: z.strictObject({
    /** One matter, or one for each settlement. */
    settlements: entryRefs,
    /** What would count as achieved, said beforehand. */
    criterion: label,
    required: required.default('all'),
    /** The last day on which it may be decided; null waits as long as it takes. */
    due: calendarDate.nullable().default(null),
    effort: name.nullable().default(null),
    maxAgeDays: maxAgeDays.default(null),
  }),
  spec: (parameters) => ({ evaluator: 'thing', decidedBy: 'others', ...parameters }),
  example: {
    parameters: {
      settlements: [
        { register: 'settlements', entry: 'settlement2024' },
        { register: 'settlements', entry: 'settlement2025' },
      ],
      criterion: 'oppgjøret har god sosial profil',
      effort: 'settlementWork',
    },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('F')],
      entries: [
        entry('settlements', 'settlement2024', '2024-02-01', 'underWay', { title: 'Oppgjøret 2024' }),
        entry('settlements', 'settlement2024', '2024-05-24', 'achieved', { title: 'Oppgjøret 2024' }),
        entry('settlements', 'settlement2025', '2025-02-01', 'underWay', { title: 'Oppgjøret 2025' }),
        entry('settlements', 'settlement2025', '2025-05-22', 'partly', { title: 'Oppgjøret 2025' }),
      ],
      coverage: [report('settlementWork', 'F', '2024-03-10'), report('settlementWork', 'F', '2025-03-12')],
    },
    at: day('2025-12-31'),
    expected: {
      course: 'notApplicable',
      result: 'partly',
      data: 'fresh',
      notes: ['notControllable'],
      figures: { settlementsAchieved: '1', settlementsRequired: '2', activities: '2' },
      parts: [
        { title: 'Oppgjøret 2024', course: 'notApplicable', result: 'reached' },
        { title: 'Oppgjøret 2025', course: 'notApplicable', result: 'partly' },
      ],
    },
  },
});
