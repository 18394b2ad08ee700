import { z } from 'zod';
import { name } from '#domain';
import { materiality, maxAgeDays } from '../spec/parts.js';
import { day, NO_FACTS, planOf, unit, wave } from './example.js';
import { baselineField, decidingDateField, gateFields, inOrderOfTime } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const scoreImprovement = defineGoalType({
  name: 'scoreImprovement',
  code: 'Q12',
  version: 1,
  sentence: {
    nb: '{measure:measure} viser et bedre resultat enn første gang',
    nn: '{measure:measure} viser eit betre resultat enn første gong',
    en: '{measure:measure} shows a better result than the first time',
  },
  never: {
    nb: 'At noe er bedre fra én måling alene, eller når endringen er mindre enn usikkerheten.',
    nn: 'At noko er betre frå éi måling åleine, eller når endringa er mindre enn uvissa.',
    en: 'That anything is better from one wave alone, or when the change is smaller than the uncertainty.',
  },
  parameters: z
    .strictObject({
      /** A survey or a test, asked the same way each time. */
      measure: name,
      /** A mean or an index, or a share of the answers. */
      as: z.enum(['number', 'ratio']),
      /** The first wave: a value of null is what was measured that day. */
      baseline: baselineField,
      direction: z.enum(['up', 'down']).default('up'),
      materiality: materiality.prefault('0'),
      /** With fewer answers, or a lower response rate, nothing is decided. */
      ...gateFields,
      maxAgeDays: maxAgeDays.default(800),
      decidingDate: decidingDateField,
    })
    .superRefine(inOrderOfTime),
  spec: ({ measure, as, baseline, direction, materiality, answers, responseRate, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'ownBase',
    measure: { kind: 'survey', measure, as, gate: { answers, responseRate } },
    baseline,
    when: { kind: 'towards', direction, materiality },
    maxAgeDays,
    decidingDate,
  }),
  example: {
    // 3.90 ± 0.06, then 4.05 ± 0.08: up by 0.15, and the two margins allow √(0.0036 + 0.0064) = 0.10. Two years between: 0.075 a year.
    parameters: {
      measure: 'digitalCompetence',
      as: 'number',
      baseline: { on: '2023-11-15', value: null },
      materiality: '0.1',
      answers: 500,
      responseRate: '0.4',
    },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('F')],
      measurements: [
        wave('digitalCompetence', 'F', '2023-11-15', '3.90', { answers: 1300, asked: 2600, margin: '0.06' }),
        wave('digitalCompetence', 'F', '2025-11-15', '4.05', { answers: 1250, asked: 2500, margin: '0.08' }),
      ],
    },
    at: day('2026-01-15'),
    expected: {
      course: 'notApplicable',
      result: 'reached',
      data: 'fresh',
      notes: ['improved'],
      figures: { change: '0.15', value: '4.05', baseline: '3.9', slope: '0.075', responseRate: '0.5', answers: '1250' },
    },
  },
});
