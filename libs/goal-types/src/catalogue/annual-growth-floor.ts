import { z } from 'zod';
import { decimalText, name } from '#domain';
import { maxAgeDays, tolerance } from '../spec/parts.js';
import { count, day, NO_FACTS, planOf, unit } from './example.js';
import { baselineField, comparisonField, decidingDateField, inOrderOfTime, oneSidedOf } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const annualGrowthFloor = defineGoalType({
  name: 'annualGrowthFloor',
  code: 'Q1',
  version: 1,
  sentence: {
    nb: '{measure:measure} vokser med {comparison} {rate:percent} hvert år',
    nn: '{measure:measure} veks med {comparison} {rate:percent} kvart år',
    en: '{measure:measure} grows by {comparison} {rate:percent} each year',
  },
  never: {
    nb: 'At et sterkt år veier opp for et svakt, eller at to prosent i året er det samme som seks prosent på tre år.',
    nn: 'At eit sterkt år veg opp for eit svakt, eller at to prosent i året er det same som seks prosent på tre år.',
    en: 'That a strong year makes up for a weak one, or that two per cent a year is the same as six per cent in three years.',
  },
  parameters: z
    .strictObject({
      measure: name,
      /** "0.02" is 2 % a year. */
      rate: decimalText,
      comparison: comparisonField,
      yearsRequired: z.union([z.literal('all'), z.int().min(1).max(50)]).default('all'),
      baseline: baselineField,
      /** Of the open year: an even pace, or as so many earlier years went. */
      path: z
        .discriminatedUnion('shape', [
          z.strictObject({ shape: z.literal('linear') }),
          z.strictObject({ shape: z.literal('seasonal'), years: z.int().min(1).max(10) }),
        ])
        .default({ shape: 'linear' }),
      tolerance: tolerance.prefault('0'),
      maxAgeDays: maxAgeDays.default(62),
      decidingDate: decidingDateField,
    })
    .superRefine(inOrderOfTime),
  spec: ({ measure, rate, comparison, yearsRequired, baseline, path, tolerance, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'previousPeriod',
    measure: { kind: 'number', measure },
    baseline,
    when: { kind: 'eachPeriod', period: 'year', bound: oneSidedOf(comparison, rate), required: yearsRequired, path, tolerance },
    maxAgeDays,
    decidingDate,
  }),
  example: {
    parameters: { measure: 'members', rate: '0.02' },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      measurements: [
        count('members', 'N', '2020-12-31', '10000'),
        count('members', 'N', '2021-12-31', '10250'),
        count('members', 'N', '2022-12-31', '10450'),
        count('members', 'N', '2023-06-30', '10555'),
      ],
    },
    at: day('2023-07-15'),
    expected: {
      course: 'ahead',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { yearsMet: '1', yearsDecided: '2', yearsRequired: '3', previousValue: '10450' },
    },
  },
});
