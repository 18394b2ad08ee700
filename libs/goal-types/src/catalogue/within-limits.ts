import { z } from 'zod';
import { calendarDate } from '#domain';
import { bound, calendarPeriod, maxAgeDays, required, tolerance } from '../spec/parts.js';
import { day, NO_FACTS, planOf, share, unit } from './example.js';
import { allThroughout, boundInOrder, decidingDateField, inOrderOfTime, measureField, measureOf } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const withinLimits = defineGoalType({
  name: 'withinLimits',
  code: 'withinLimits',
  version: 1,
  sentence: {
    nb: '{measure:measure} holder seg {bound:bound}',
    nn: '{measure:measure} held seg {bound:bound}',
    en: '{measure:measure} stays {bound:bound}',
  },
  never: {
    nb: 'At en periode uten tall er en periode utenfor, eller at en god periode veier opp for en dårlig.',
    nn: 'At ein periode utan tal er ein periode utanfor, eller at ein god periode veg opp for ein dårleg.',
    en: 'That a period without a number is one outside, or that a good period makes up for a bad one.',
  },
  parameters: z
    .strictObject({
      measure: measureField,
      bound,
      /** On every day, or at the end of each month, quarter, half-year or year. */
      when: z.enum(['throughout', ...calendarPeriod.options]).default('throughout'),
      /** In how many of the periods; on every day it is all. */
      required: required.default('all'),
      from: calendarDate.nullable().default(null),
      tolerance: tolerance.prefault('0'),
      maxAgeDays: maxAgeDays.default(400),
      decidingDate: decidingDateField,
    })
    .superRefine(boundInOrder)
    .superRefine(allThroughout)
    .superRefine(inOrderOfTime),
  spec: ({ measure, bound, when, required, from, tolerance, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'nothing',
    measure: measureOf(measure, 'number'),
    when: when === 'throughout' ? { kind: when, bound, from, tolerance } : { kind: 'eachPeriod', period: when, bound, required, from, tolerance },
    maxAgeDays,
    decidingDate,
  }),
  example: {
    /** 36 of 90 is 40 per cent, 54 of 100 is 54: the second of three years is outside, so that all can't be met. */
    parameters: { measure: { kind: 'share', measure: 'equity' }, bound: { kind: 'between', low: '0.3', high: '0.5' }, when: 'year' },
    planPeriod: planOf(2024, 2026),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      measurements: [share('equity', 'N', '2024-12-31', '36', '90'), share('equity', 'N', '2025-12-31', '54', '100')],
    },
    at: day('2026-02-01'),
    expected: {
      course: 'behind',
      result: 'partly',
      data: 'fresh',
      notes: ['notThroughout'],
      figures: { share: '0.54', lowest: '0.3', highest: '0.5', periodsMet: '1', periodsDecided: '2', periodsRequired: '3' },
    },
  },
});
