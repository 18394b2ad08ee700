import { z } from 'zod';
import { calendarDate, name } from '#domain';
import { maxAgeDays, tolerance } from '../spec/parts.js';
import { day, NO_FACTS, planOf, share, unit } from './example.js';
import { baselineField, decidingDateField, inOrderOfTime, pathField, shareField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const shareThreshold = defineGoalType({
  name: 'shareThreshold',
  code: 'Q3',
  version: 1,
  sentence: {
    nb: 'andelen … er minst … prosent',
    nn: 'delen … er minst … prosent',
    en: 'the share of … is at least … per cent',
  },
  never: {
    nb: 'Noe om den enkelte enheten: andelen er summen av tellerne delt på summen av nevnerne, aldri et snitt av prosenter.',
    nn: 'Noko om den einskilde eininga: delen er summen av teljarane delt på summen av nemnarane, aldri eit snitt av prosentar.',
    en: 'Anything about the single unit: the share is the sum of the numerators over the sum of the denominators, never a mean of percentages.',
  },
  parameters: z
    .strictObject({
      measure: name,
      share: shareField,
      /** `byDate`: on the deciding date; `throughout`: on every day from `from`. */
      policy: z.enum(['byDate', 'throughout']).default('byDate'),
      baseline: baselineField,
      path: pathField,
      from: calendarDate.nullable().default(null),
      tolerance: tolerance.prefault('0'),
      maxAgeDays: maxAgeDays.default(400),
      decidingDate: decidingDateField,
    })
    .superRefine(inOrderOfTime),
  spec: ({ measure, share, policy, baseline, path, from, tolerance, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'nothing',
    measure: { kind: 'share', measure },
    when:
      policy === 'throughout'
        ? { kind: policy, bound: { kind: 'atLeast', limit: share, strict: false }, from, tolerance }
        : { kind: policy, bound: { kind: 'atLeast', limit: share, strict: false }, path: path.shape === 'linear' ? { ...path, baseline } : path, tolerance },
    maxAgeDays,
    decidingDate,
  }),
  example: {
    parameters: { measure: 'apprenticeMembers', share: '0.10', baseline: { on: '2023-12-31', value: '0.06' }, tolerance: '0.005' },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('north'), unit('south')],
      measurements: [share('apprenticeMembers', 'north', '2024-12-31', '30', '400'), share('apprenticeMembers', 'south', '2024-12-31', '54', '600')],
    },
    at: day('2025-02-01'),
    expected: {
      course: 'onCourse',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { share: '0.084', numerator: '84', denominator: '1000', required: '0.1' },
    },
  },
});
