import { z } from 'zod';
import { bound, maxAgeDays, tolerance } from '../spec/parts.js';
import { count, day, NO_FACTS, planOf, unit } from './example.js';
import {
  baselineField,
  boundInOrder,
  decidingDateField,
  inOrderOfTime,
  interimField,
  levelPathField,
  measureField,
  measureOf,
  pathFrom,
  rangeWithoutPath,
} from './fields.js';
import { defineGoalType } from './goal-type.js';

export const levelReached = defineGoalType({
  name: 'levelReached',
  code: 'levelReached',
  version: 1,
  sentence: {
    nb: '{measure:measure} er {bound:bound} innen {decidingDate:deadline}',
    nn: '{measure:measure} er {bound:bound} innan {decidingDate:deadline}',
    en: '{measure:measure} is {bound:bound} by {decidingDate:deadline}',
  },
  never: {
    nb: 'At det holder seg der, eller at det var nok å være der en gang underveis.',
    nn: 'At det held seg der, eller at det var nok å vere der ein gong undervegs.',
    en: 'That it stays there, or that it was enough to be there once on the way.',
  },
  parameters: z
    .strictObject({
      measure: measureField,
      bound,
      path: levelPathField,
      baseline: baselineField,
      /** Levels to reach on the way; a binding one has a result of its own. */
      interim: interimField,
      tolerance: tolerance.prefault('0'),
      maxAgeDays: maxAgeDays.default(400),
      decidingDate: decidingDateField,
    })
    .superRefine(boundInOrder)
    .superRefine(rangeWithoutPath)
    .superRefine(inOrderOfTime),
  spec: ({ measure, bound, path, baseline, interim, tolerance, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'nothing',
    measure: measureOf(measure, 'number'),
    when: bound.kind === 'between' ? { kind: 'withinByDate', bound, tolerance } : { kind: 'byDate', bound, path: pathFrom(baseline, path), interim, tolerance },
    maxAgeDays,
    decidingDate,
  }),
  example: {
    /** From 4,000 to 4,400 in two years, then on to 5,000: 4,200 is expected half-way to the first. */
    parameters: {
      measure: 'members',
      bound: { kind: 'atLeast', limit: '5000', strict: false },
      path: { shape: 'linear' },
      baseline: { on: '2024-12-31', value: '4000' },
      interim: [{ on: '2026-12-31', bound: { kind: 'atLeast', limit: '4400', strict: false }, binding: true }],
      tolerance: '20',
    },
    planPeriod: planOf(2025, 2028),
    facts: { ...NO_FACTS, units: [unit('N')], measurements: [count('members', 'N', '2025-12-31', '4210')] },
    at: day('2026-01-20'),
    expected: {
      course: 'onCourse',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { value: '4210', expected: '4200', required: '5000' },
    },
  },
});
