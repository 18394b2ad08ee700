import { z } from 'zod';
import { calendarDate, decimalText, name } from '#domain';
import { maxAgeDays, tolerance } from '../spec/parts.js';
import { count, day, NO_FACTS, planOf, unit } from './example.js';
import { decidingDateField, inOrderOfTime, rangeInOrder } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const parityWithNeed = defineGoalType({
  name: 'parityWithNeed',
  code: 'Q8',
  version: 1,
  sentence: {
    nb: '{supply:quoted} svarer til {need:quoted}: forholdet er mellom {low:number} og {high:number}',
    nn: '{supply:quoted} svarar til {need:quoted}: forholdet er mellom {low:number} og {high:number}',
    en: '{supply:quoted} matches {need:quoted}: the rate is between {low:number} and {high:number}',
  },
  never: {
    nb: 'At det er balanse alle steder når det er det i sum, eller at for mye er bedre enn for lite.',
    nn: 'At det er balanse alle stader når det er det i sum, eller at for mykje er betre enn for lite.',
    en: 'That there is balance everywhere when there is in all, or that too much is better than too little.',
  },
  parameters: z
    .strictObject({
      /** Measures of their own: each is counted on its own days, and the latest of each counts. */
      supply: name,
      need: name,
      /** The band of supply over need: 1 is just enough. */
      low: decimalText,
      high: decimalText,
      from: calendarDate.nullable().default(null),
      tolerance: tolerance.prefault('0'),
      maxAgeDays: maxAgeDays.default(400),
      decidingDate: decidingDateField,
    })
    .superRefine(rangeInOrder)
    .superRefine(inOrderOfTime),
  spec: ({ supply, need, low, high, from, tolerance, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'nothing',
    measure: { kind: 'rateOf', numerator: supply, denominator: need },
    when: { kind: 'throughout', bound: { kind: 'between', low, high }, from, tolerance },
    maxAgeDays,
    decidingDate,
  }),
  example: {
    /** 260 + 310 apprenticeships for a need estimated at 200 + 300: 570 over 500. */
    parameters: { supply: 'apprenticeships', need: 'apprenticeNeed', low: '0.9', high: '1.1', from: '2024-10-01' },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('north'), unit('south')],
      measurements: [
        count('apprenticeNeed', 'north', '2024-03-01', '200'),
        count('apprenticeNeed', 'south', '2024-03-01', '300'),
        count('apprenticeships', 'north', '2024-10-01', '260'),
        count('apprenticeships', 'south', '2024-10-01', '310'),
      ],
    },
    at: day('2025-01-15'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: ['notThroughout', 'partsApart'],
      figures: { rate: '1.14', numerator: '570', denominator: '500', lowest: '0.9', highest: '1.1' },
    },
  },
});
