import { z } from 'zod';
import { action, day, NO_FACTS, planGoal, planOf, unit } from './example.js';
import { decidingDateField, requiredField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const derivationRule = defineGoalType({
  name: 'derivationRule',
  code: 'S5',
  version: 1,
  sentence: {
    nb: 'hvert mål i planen har tiltak og budsjettnote for hvert år, senest {graceDays:days} ut i året',
    nn: 'kvart mål i planen har tiltak og budsjettnote for kvart år, seinast {graceDays:days} ut i året',
    en: 'every goal of the plan has an action and a budget note for each year, no later than {graceDays:days} into it',
  },
  never: {
    nb: 'At tiltakene virker, eller at pengene er brukt.',
    nn: 'At tiltaka verkar, eller at pengane er brukte.',
    en: 'That the actions work, or that the money is spent.',
  },
  parameters: z.strictObject({
    graceDays: z.int().min(0).max(366).default(90),
    required: requiredField,
    decidingDate: decidingDateField,
  }),
  spec: ({ graceDays, required, decidingDate }) => ({
    evaluator: 'coverage',
    occasions: 'eachPlanYear',
    eligible: { kind: 'planGoals' },
    graceDays,
    required,
    decidingDate,
  }),
  example: {
    // All three goals were covered in 2024. In 2025 the action for pay is over, and the one for training has no money set aside.
    parameters: {},
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('F')],
      planGoals: [planGoal('members', '2024-01-01'), planGoal('pay', '2024-01-01'), planGoal('training', '2024-01-01')],
      actions: [
        action('campaign', ['members'], '2024-02-01', '2026-01-01', [2024, 2025]),
        action('talks', ['pay'], '2024-03-01', '2025-01-01', [2024]),
        action('courses', ['training'], '2024-01-01', '2026-01-01', [2024]),
      ],
    },
    at: day('2025-05-01'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: ['actionsWithoutBudget', 'goalsWithoutAction'],
      figures: { covered: '4', eligible: '6', notDone: '2' },
    },
  },
});
