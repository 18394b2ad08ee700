import { z } from 'zod';
import { calendarDate } from '#domain';
import { maxAgeDays, tolerance } from '../spec/parts.js';
import { day, NO_FACTS, planOf, share, unit } from './example.js';
import {
  baselineField,
  comparisonField,
  decidingDateField,
  inOrderOfTime,
  interimByDate,
  interimField,
  measureField,
  measureOf,
  oneSidedOf,
  pathField,
  pathFrom,
  shareField,
} from './fields.js';
import { defineGoalType } from './goal-type.js';

export const shareThreshold = defineGoalType({
  name: 'shareThreshold',
  code: 'Q3',
  version: 1,
  sentence: {
    nb: 'andelen {measure:quoted} er {comparison} {share:percent}',
    nn: 'delen {measure:quoted} er {comparison} {share:percent}',
    en: 'the share of {measure:quoted} is {comparison} {share:percent}',
  },
  never: {
    nb: 'Noe om den enkelte enheten: andelen er summen av tellerne delt på summen av nevnerne, aldri et snitt av prosenter.',
    nn: 'Noko om den einskilde eininga: delen er summen av teljarane delt på summen av nemnarane, aldri eit snitt av prosentar.',
    en: 'Anything about the single unit: the share is the sum of the numerators over the sum of the denominators, never a mean of percentages.',
  },
  parameters: z
    .strictObject({
      measure: measureField,
      share: shareField,
      comparison: comparisonField,
      /** `byDate`: on the deciding date; `throughout`: on every day from `from`; `atLeastOnce`: on one of them; `mean`: on average over them. */
      policy: z.enum(['byDate', 'throughout', 'atLeastOnce', 'mean']).default('byDate'),
      baseline: baselineField,
      path: pathField,
      /** Shares to reach on the way; a binding one has a result of its own. */
      interim: interimField,
      from: calendarDate.nullable().default(null),
      tolerance: tolerance.prefault('0'),
      maxAgeDays: maxAgeDays.default(400),
      decidingDate: decidingDateField,
    })
    .superRefine(inOrderOfTime)
    .superRefine(interimByDate),
  spec: ({ measure, share, comparison, policy, baseline, path, interim, from, tolerance, maxAgeDays, decidingDate }) => {
    const bound = oneSidedOf(comparison, share);
    return {
      evaluator: 'value',
      relativeTo: 'nothing',
      measure: measureOf(measure, 'share'),
      when: policy === 'byDate' ? { kind: policy, bound, path: pathFrom(baseline, path), interim, tolerance } : { kind: policy, bound, from, tolerance },
      maxAgeDays,
      decidingDate,
    };
  },
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
