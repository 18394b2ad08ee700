import { z } from 'zod';
import { materiality, maxAgeDays } from '../spec/parts.js';
import { count, day, NO_FACTS, planOf, unit } from './example.js';
import { baselineField, decidingDateField, inOrderOfTime, measureField, measureOf } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const directionOnly = defineGoalType({
  name: 'directionOnly',
  code: 'Q4',
  version: 1,
  sentence: {
    nb: '{measure:measure} går {direction} fra utgangspunktet',
    nn: '{measure:measure} går {direction} frå utgangspunktet',
    en: '{measure:measure} goes {direction} from the baseline',
  },
  never: {
    nb: 'Hvor mye av målet som er nådd: det er ikke lovet noe nivå, bare at det blir bedre.',
    nn: 'Kor mykje av målet som er nådd: det er ikkje lova noko nivå, berre at det blir betre.',
    en: 'How much of the goal is reached: no level is promised, only that it gets better.',
  },
  parameters: z
    .strictObject({
      measure: measureField,
      direction: z.enum(['up', 'down']),
      /** A value of null is what was measured that day. */
      baseline: baselineField,
      /** The smallest change that counts; less is none. */
      materiality: materiality.prefault('0'),
      maxAgeDays: maxAgeDays.default(400),
      decidingDate: decidingDateField,
    })
    .superRefine(inOrderOfTime),
  spec: ({ measure, direction, baseline, materiality, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'ownBase',
    measure: measureOf(measure, 'number'),
    baseline,
    when: { kind: 'towards', direction, materiality },
    maxAgeDays,
    decidingDate,
  }),
  example: {
    // Fewer work part-time: 250 + 150 = 400 at the end of 2023, 246 + 144 = 390 a year later. Ten fewer is more than the five that count.
    parameters: { measure: 'partTime', direction: 'down', baseline: { on: '2023-12-31', value: null }, materiality: '5', decidingDate: '2025-12-31' },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('north'), unit('south')],
      measurements: [
        count('partTime', 'north', '2023-12-31', '250'),
        count('partTime', 'south', '2023-12-31', '150'),
        count('partTime', 'north', '2024-12-31', '246'),
        count('partTime', 'south', '2024-12-31', '144'),
      ],
    },
    at: day('2025-02-01'),
    expected: {
      course: 'onCourse',
      result: 'notDecidable',
      data: 'fresh',
      notes: ['improved'],
      figures: { change: '-10', value: '390', baseline: '400', slope: '-10' },
    },
  },
});
