import { z } from 'zod';
import { decimalText, name } from '#domain';
import { maxAgeDays } from '../spec/parts.js';
import { day, flow, NO_FACTS, planOf, unit } from './example.js';
import { framesInOrder } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const resourceFrame = defineGoalType({
  name: 'resourceFrame',
  code: 'resourceFrame',
  version: 1,
  sentence: {
    nb: '{measure:measure} holder seg innenfor det som er satt av hvert år og i alt',
    nn: '{measure:measure} held seg innanfor det som er sett av kvart år og i alt',
    en: '{measure:measure} stays within what is set aside each year and in all',
  },
  never: {
    nb: 'At noe er nådd: brukte penger er ikke et resultat.',
    nn: 'At noko er nådd: brukte pengar er ikkje eit resultat.',
    en: 'That anything is reached: money spent is not a result.',
  },
  parameters: z
    .strictObject({
      /** A flow of money or positions; the measure states its price basis. */
      measure: name,
      years: z.array(z.strictObject({ year: z.int().min(1900).max(2199), low: decimalText.nullable().default(null), high: decimalText })).max(50),
      total: z
        .strictObject({ low: decimalText.nullable().default(null), high: decimalText })
        .nullable()
        .default(null),
      maxAgeDays: maxAgeDays.default(null),
    })
    .superRefine(framesInOrder),
  spec: ({ measure, years, total, maxAgeDays }) => ({
    evaluator: 'value',
    relativeTo: 'frame',
    measure: { kind: 'flow', measure },
    years,
    total,
    maxAgeDays,
    decidingDate: null,
  }),
  example: {
    parameters: {
      measure: 'campaignMoney',
      years: [
        { year: 2024, low: '400000', high: '500000' },
        { year: 2025, high: '600000' },
      ],
      total: { high: '1100000' },
    },
    planPeriod: planOf(2024, 2026),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      measurements: [flow('campaignMoney', 'N', '2024-01-01', '2025-01-01', '480000'), flow('campaignMoney', 'N', '2025-01-01', '2025-07-01', '350000')],
    },
    at: day('2025-07-10'),
    expected: {
      course: 'onCourse',
      result: 'notDecidable',
      data: 'fresh',
      notes: ['spendingIsNoResult'],
      figures: { total: '830000', highest: '1100000' },
    },
  },
});
