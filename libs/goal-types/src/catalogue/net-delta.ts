import { z } from 'zod';
import { decimalText } from '#domain';
import { maxAgeDays, tolerance } from '../spec/parts.js';
import { count, day, NO_FACTS, planOf, unit } from './example.js';
import { baselineField, comparisonField, decidingDateField, inOrderOfTime, measureField, measureOf, oneSidedOf, pathField, towards } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const netDelta = defineGoalType({
  name: 'netDelta',
  code: 'Q2',
  version: 1,
  sentence: {
    nb: '{measure:measure} endrer seg med {change:change} fra utgangspunktet innen {decidingDate:deadline}',
    nn: '{measure:measure} endrar seg med {change:change} frå utgangspunktet innan {decidingDate:deadline}',
    en: '{measure:measure} changes by {change:change} from the baseline by {decidingDate:deadline}',
  },
  never: {
    nb: 'At en topp underveis er nok, eller hvor mange som kom og gikk.',
    nn: 'At ein topp undervegs er nok, eller kor mange som kom og gjekk.',
    en: 'That a peak on the way is enough, or how many came and went.',
  },
  parameters: z
    .strictObject({
      measure: measureField,
      /** "80" is eighty more, "-80" eighty fewer, "0" back to the level of the baseline's day. Of a share "0.05" is five points. */
      change: decimalText,
      /** With `percent` the change is a ratio of the baseline: "0.08" is 8 % more. */
      by: z.enum(['amount', 'percent']).default('amount'),
      /** Null asks for a rise of at least so much, or a fall at least so deep. */
      comparison: comparisonField.unwrap().nullable().default(null),
      baseline: baselineField,
      path: pathField,
      tolerance: tolerance.prefault('0'),
      maxAgeDays: maxAgeDays.default(62),
      decidingDate: decidingDateField,
    })
    .superRefine(inOrderOfTime),
  spec: ({ measure, change, by, comparison, baseline, path, tolerance, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'ownBase',
    measure: measureOf(measure, 'number'),
    change: by,
    baseline,
    when: { kind: 'byDate', bound: comparison === null ? towards(change) : oneSidedOf(comparison, change), path, tolerance },
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
