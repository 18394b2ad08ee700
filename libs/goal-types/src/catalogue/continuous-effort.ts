import { z } from 'zod';
import { name } from '#domain';
import { day, NO_FACTS, planOf, report, unit } from './example.js';
import { defineGoalType } from './goal-type.js';

export const continuousEffort = defineGoalType({
  name: 'continuousEffort',
  code: 'J3',
  version: 1,
  sentence: {
    nb: 'vi arbeider jevnlig, med høyst {longestDays:days} mellom to aktiviteter: {coverage}',
    nn: 'vi arbeider jamleg, med høgst {longestDays:days} mellom to aktivitetar: {coverage}',
    en: 'we keep working, with at most {longestDays:days} between two activities: {coverage}',
  },
  never: {
    nb: 'At målet er nådd: aktivitet er ikke virkning, og det som ikke er dokumentert, kan likevel være gjort.',
    nn: 'At målet er nådd: aktivitet er ikkje verknad, og det som ikkje er dokumentert, kan likevel vere gjort.',
    en: 'That the goal is reached: activity is not effect, and what is not documented may still have been done.',
  },
  parameters: z.strictObject({
    coverage: name,
    /** The most days there may be between two activities. */
    longestDays: z.int().min(1).max(3660).default(120),
  }),
  spec: ({ coverage, longestDays }) => ({
    evaluator: 'coverage',
    occasions: 'longestInterval',
    coverage,
    eligible: { kind: 'owner' },
    cell: 'anyActivity',
    longestDays,
  }),
  example: {
    parameters: { coverage: 'climateWork', longestDays: 90 },
    planPeriod: planOf(2024, 2025),
    facts: { ...NO_FACTS, units: [unit('F')], coverage: [report('climateWork', 'F', '2024-02-10'), report('climateWork', 'F', '2024-05-20')] },
    at: day('2024-10-01'),
    expected: { course: 'behind', result: 'notDecidable', data: 'outdated', notes: [], figures: { activities: '2', longestInterval: '90' } },
  },
});
