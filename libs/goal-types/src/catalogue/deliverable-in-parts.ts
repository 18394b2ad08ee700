import { z } from 'zod';
import { titledRefs } from '../spec/parts.js';
import { day, entry, NO_FACTS, planOf, unit } from './example.js';
import { defineGoalType } from './goal-type.js';
import { dueOf, startBeforeDue, thingFields } from './thing-fields.js';

export const deliverableInParts = defineGoalType({
  name: 'deliverableInParts',
  code: 'M2',
  version: 1,
  sentence: {
    nb: 'alle delene er {targetState:ofAll} innen {due:date}: {parts:list}',
    nn: 'alle delane er {targetState:ofAll} innan {due:date}: {parts:list}',
    en: 'all the parts are {targetState:ofAll} by {due:date}: {parts:list}',
  },
  never: {
    nb: 'At det er nådd når noen av delene er ferdige, eller at en del som er sløyfet, ikke lenger kreves.',
    nn: 'At det er nådd når nokre av delane er ferdige, eller at ein del som er sløyfa, ikkje lenger blir kravd.',
    en: 'That it is reached when some of the parts are finished, or that a part that was dropped is no longer required.',
  },
  parameters: z.strictObject({ parts: titledRefs, ...thingFields }).superRefine(startBeforeDue),
  spec: ({ parts, due, ...more }) => ({
    evaluator: 'thing',
    decidedBy: 'us',
    parts: { kind: 'several', parts },
    due: dueOf(due),
    ...more,
  }),
  example: {
    parameters: {
      parts: [
        { title: 'Programmet er utviklet', register: 'deliverables', entry: 'programme' },
        { title: 'Programmet er tatt i bruk', register: 'deliverables', entry: 'rollout' },
      ],
      due: '2022-12-31',
    },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      entries: [
        entry('deliverables', 'programme', '2021-03-01', 'underWay'),
        entry('deliverables', 'programme', '2022-05-01', 'accepted'),
        entry('deliverables', 'rollout', '2022-06-01', 'underWay', { plannedFor: day('2023-02-28') }),
      ],
    },
    at: day('2022-09-30'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { partsFinished: '1', partsRequired: '2' },
      parts: [
        { title: 'Programmet er utviklet', course: 'ahead', result: 'reached' },
        { title: 'Programmet er tatt i bruk', course: 'behind', result: 'notDecidable' },
      ],
    },
  },
});
