import { z } from 'zod';
import { name } from '#domain';
import { day, entry, NO_FACTS, planOf, unit } from './example.js';
import { defineGoalType } from './goal-type.js';
import { dueOf, startBeforeDue, thingFields } from './thing-fields.js';

export const deliverable = defineGoalType({
  name: 'deliverable',
  code: 'M1',
  version: 1,
  sentence: {
    nb: '{entry:entry} er {targetState} innen {due:date}',
    nn: '{entry:entry} er {targetState} innan {due:date}',
    en: '{entry:entry} is {targetState} by {due:date}',
  },
  never: {
    nb: 'Hvor mange prosent ferdig den er, eller at for sent er i tide.',
    nn: 'Kor mange prosent ferdig den er, eller at for seint er i tide.',
    en: 'What percentage of it is finished, or that late is in time.',
  },
  parameters: z.strictObject({ register: name, entry: name, ...thingFields }).superRefine(startBeforeDue),
  spec: ({ register, entry, due, ...more }) => ({
    evaluator: 'thing',
    decidedBy: 'us',
    parts: { kind: 'one', register, entry },
    due: dueOf(due),
    ...more,
  }),
  example: {
    parameters: { register: 'deliverables', entry: 'study', due: '2022-06-30', plannedStart: '2022-01-01' },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      entries: [
        entry('deliverables', 'study', '2022-02-01', 'underWay', { plannedFor: day('2022-06-30') }),
        entry('deliverables', 'study', '2022-08-15', 'delivered'),
        entry('deliverables', 'study', '2022-09-01', 'accepted'),
      ],
    },
    at: day('2022-12-31'),
    expected: { course: 'notApplicable', result: 'partly', data: 'fresh', notes: ['metLate'], figures: { delay: '46' } },
  },
});
