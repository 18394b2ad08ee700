import { z } from 'zod';
import { name } from '#domain';
import { tolerance } from '../spec/parts.js';
import { day, NO_FACTS, planOf, report, unit } from './example.js';
import { decidingDateField, graceDaysField, requiredField, strataField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const minimumPerUnit = defineGoalType({
  name: 'minimumPerUnit',
  code: 'C2',
  version: 1,
  sentence: {
    nb: 'hver gjør det minst {times:times} innen {decidingDate:deadline} (kravet er {required:percent}): {coverage}',
    nn: 'kvar gjer det minst {times:times} innan {decidingDate:deadline} (kravet er {required:percent}): {coverage}',
    en: 'each does it at least {times:times} by {decidingDate:deadline} ({required:percent} is required): {coverage}',
  },
  never: {
    nb: 'At en som har gjort mer enn nok, veier opp for en annen.',
    nn: 'At ein som har gjort meir enn nok, veg opp for ein annan.',
    en: 'That one who has done more than enough makes up for another.',
  },
  parameters: z.strictObject({
    coverage: name,
    /** Reports add up; one that tells no number counts once. */
    times: z.int().min(1).max(1000),
    graceDays: graceDaysField,
    strata: strataField,
    required: requiredField,
    path: z.enum(['linear', 'none']).default('linear'),
    tolerance: tolerance.prefault('0.1'),
    decidingDate: decidingDateField,
  }),
  spec: ({ coverage, times, graceDays, strata, required, path, tolerance, decidingDate }) => ({
    evaluator: 'coverage',
    occasions: 'once',
    coverage,
    eligible: { kind: 'units', graceDays, strata },
    cell: { atLeast: times },
    required,
    path,
    tolerance,
    decidingDate,
  }),
  example: {
    // Care held four courses and office none: two of four sections have two, where 547 of 731 days expect 75 % of them.
    parameters: { coverage: 'courses', times: 2 },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('care'), unit('kitchen'), unit('office'), unit('school')],
      coverage: [
        report('courses', 'care', '2024-04-10', 'done', { count: 3 }),
        report('courses', 'care', '2024-11-20'),
        report('courses', 'kitchen', '2024-04-10'),
        report('courses', 'kitchen', '2025-03-05'),
        report('courses', 'school', '2025-02-01'),
      ],
    },
    at: day('2025-06-30'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'provisional',
      notes: ['missingUnits'],
      figures: { covered: '2', eligible: '4', share: '0.5', notDone: '1', notReported: '1', exempt: '0' },
    },
  },
});
