import { z } from 'zod';
import { name } from '#domain';
import { calendarPeriod, required } from '../spec/parts.js';
import { day, NO_FACTS, planOf, report, unit } from './example.js';
import { decidingDateField, graceDaysField, requiredField, strataField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const allUnitsEachYear = defineGoalType({
  name: 'allUnitsEachYear',
  code: 'C3',
  version: 1,
  sentence: {
    nb: 'alle gjør det {period:every} (kravet er {required:percent}): {coverage}',
    nn: 'alle gjer det {period:every} (kravet er {required:percent}): {coverage}',
    en: 'all do it {period:every} ({required:percent} is required): {coverage}',
  },
  never: {
    nb: 'At et år som ble forsømt, kan tas igjen senere.',
    nn: 'At eit år som vart forsømt, kan takast igjen seinare.',
    en: 'That a year that was missed can be made up for later.',
  },
  parameters: z.strictObject({
    coverage: name,
    period: calendarPeriod.default('year'),
    graceDays: graceDaysField,
    strata: strataField,
    required: requiredField,
    /** In how many of the plan's periods. */
    periods: required.default('all'),
    /** How long after a period's end reports of it may come. */
    lateDays: z.int().min(0).max(366).default(60),
    decidingDate: decidingDateField,
  }),
  spec: ({ coverage, period, graceDays, strata, required, periods, lateDays, decidingDate }) => ({
    evaluator: 'coverage',
    occasions: 'eachPeriod',
    coverage,
    period,
    eligible: { kind: 'units', graceDays, strata },
    cell: 'done',
    required,
    periods,
    lateDays,
    decidingDate,
  }),
  example: {
    // 2024 is met: two of two, one was exempt. In 2025, with a new club, one of four has done it so far.
    parameters: { coverage: 'fullTime' },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('east'), unit('north'), unit('south'), unit('west', { from: '2025-03-01' })],
      coverage: [
        report('fullTime', 'east', '2024-04-11'),
        report('fullTime', 'north', '2024-09-02'),
        report('fullTime', 'south', '2024-06-01', 'exempt'),
        report('fullTime', 'east', '2025-02-20'),
      ],
    },
    at: day('2025-05-01'),
    expected: {
      course: 'onCourse',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { covered: '1', eligible: '4', share: '0.25', waiting: '3', periodsMet: '1', periodsDecided: '1', periodsRequired: '2' },
    },
  },
});
