import { z } from 'zod';
import { decimalText, name } from '#domain';
import { maxAgeDays, tolerance } from '../spec/parts.js';
import { count, day, NO_FACTS, planOf, unit } from './example.js';
import { baselineField, decidingDateField, inOrderOfTime, notZero, pathField, towards } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const netDelta = defineGoalType({
  name: 'netDelta',
  code: 'Q2',
  version: 1,
  sentence: {
    nb: '… endrer seg med … fra utgangspunktet innen …',
    nn: '… endrar seg med … frå utgangspunktet innan …',
    en: '… changes by … from the baseline by …',
  },
  never: {
    nb: 'At en topp underveis er nok, eller hvor mange som kom og gikk.',
    nn: 'At ein topp undervegs er nok, eller kor mange som kom og gjekk.',
    en: 'That a peak on the way is enough, or how many came and went.',
  },
  parameters: z
    .strictObject({
      measure: name,
      /** "80" is eighty more, "-80" eighty fewer. */
      change: decimalText.refine(notZero, 'give a change above or below 0'),
      baseline: baselineField,
      path: pathField,
      tolerance: tolerance.prefault('0'),
      maxAgeDays: maxAgeDays.default(62),
      decidingDate: decidingDateField,
    })
    .superRefine(inOrderOfTime),
  spec: ({ measure, change, baseline, path, tolerance, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'ownBase',
    measure: { kind: 'number', measure },
    baseline,
    when: { kind: 'byDate', bound: towards(change), path, tolerance },
    maxAgeDays,
    decidingDate,
  }),
  example: {
    parameters: { measure: 'activeMembers', change: '80', baseline: { on: '2023-12-31', value: '1000' }, tolerance: '5' },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('branch')],
      measurements: [count('activeMembers', 'branch', '2023-12-31', '1000'), count('activeMembers', 'branch', '2024-12-31', '1030')],
    },
    at: day('2025-01-20'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { change: '30', value: '1030', baseline: '1000', shareOfTarget: '0.375' },
    },
  },
});
