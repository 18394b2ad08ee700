import { z } from 'zod';
import { name } from '#domain';
import { days } from '../spec/parts.js';
import { day, NO_FACTS, occasion, planOf, report, unit } from './example.js';
import { decidingDateField, graceDaysField, requiredField, strataField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const allUnitsEachOccasion = defineGoalType({
  name: 'allUnitsEachOccasion',
  code: 'C4',
  version: 1,
  sentence: {
    nb: 'alle gjør det {longestDays:rhythm} (kravet er {required:percent}): {coverage}',
    nn: 'alle gjer det {longestDays:rhythm} (kravet er {required:percent}): {coverage}',
    en: 'all do it {longestDays:rhythm} ({required:percent} is required): {coverage}',
  },
  never: {
    nb: 'At en dag som ble forsømt, kan tas igjen, eller hva jevnlig er uten et tall.',
    nn: 'At ein dag som vart forsømt, kan takast igjen, eller kva jamleg er utan eit tal.',
    en: 'That a day that was missed can be made up for, or what regularly means without a number.',
  },
  parameters: z.strictObject({
    coverage: name,
    /** The most days between two, where it is to be done regularly; null asks for it on each listed occasion. */
    longestDays: days.nullable().default(null),
    graceDays: graceDaysField,
    strata: strataField,
    required: requiredField,
    /** How long after a listed occasion reports of it may come. */
    lateDays: z.int().min(0).max(366).default(30),
    decidingDate: decidingDateField,
  }),
  spec: ({ coverage, longestDays, graceDays, strata, required, lateDays, decidingDate }) => {
    const common = { evaluator: 'coverage' as const, coverage, eligible: { kind: 'units' as const, graceDays, strata }, required, decidingDate };
    return longestDays === null ? { ...common, occasions: 'list', lateDays } : { ...common, occasions: 'interval', longestDays };
  },
  example: {
    // Two sections on two days so far make four pairs, and one was missed; the third day is still to come.
    parameters: { coverage: 'marking' },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('care'), unit('kitchen')],
      occasions: [occasion('marking', 'womensDay', '2024-03-08'), occasion('marking', 'labourDay', '2024-05-01'), occasion('marking', 'careDay', '2024-10-10')],
      coverage: [
        report('marking', 'care', '2024-03-08', 'done', { occasion: 'womensDay' }),
        report('marking', 'care', '2024-05-01', 'done', { occasion: 'labourDay' }),
        report('marking', 'kitchen', '2024-03-08', 'done', { occasion: 'womensDay' }),
        report('marking', 'kitchen', '2024-05-02', 'notDone', { occasion: 'labourDay' }),
      ],
    },
    at: day('2024-06-15'),
    expected: {
      course: 'behind',
      result: 'partly',
      data: 'fresh',
      notes: [],
      figures: { covered: '3', eligible: '4', share: '0.75', notDone: '1', notReported: '0', occasionsSoFar: '2' },
    },
  },
});
