import { z } from 'zod';
import { name } from '#domain';
import { maxAgeDays } from '../spec/parts.js';
import { assessed, day, NO_FACTS, planOf, rubric, unit } from './example.js';
import { assessedByField, decidingDateField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const rubricState = defineGoalType({
  name: 'rubricState',
  code: 'J1',
  version: 1,
  sentence: {
    nb: 'tilstanden er vurdert til minst nivået {target:quoted} på skalaen {rubric:quoted}',
    nn: 'tilstanden er vurdert til minst nivået {target:quoted} på skalaen {rubric:quoted}',
    en: 'the state is judged to be at least at level {target:quoted} of the scale {rubric:quoted}',
  },
  never: {
    nb: 'En prosent, eller at det som ikke er vurdert, er dårlig.',
    nn: 'Ein prosent, eller at det som ikkje er vurdert, er dårleg.',
    en: 'A percentage, or that what has not been assessed is bad.',
  },
  parameters: z.strictObject({
    rubric: name,
    /** The level, by its id on the rubric. */
    target: name,
    cadenceDays: maxAgeDays.default(400),
    assessedBy: assessedByField,
    decidingDate: decidingDateField,
  }),
  spec: ({ rubric, target, ...more }) => ({ evaluator: 'judgement', scale: { kind: 'rubric', rubric, target }, ...more }),
  example: {
    parameters: { rubric: 'position', target: 'strong' },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      rubrics: [rubric('position', 1, ['weak', 'fair', 'strong', 'leading'])],
      assessments: [assessed('goal', 'N', '2021-11-01', 'position', 'weak'), assessed('goal', 'N', '2022-11-01', 'position', 'fair', { selfAssessed: true })],
    },
    at: day('2022-12-31'),
    expected: { course: 'behind', result: 'notDecidable', data: 'fresh', notes: ['improved', 'selfAssessed'], figures: { level: '2', targetLevel: '3' } },
  },
});
