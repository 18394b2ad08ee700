import { z } from 'zod';
import { day, NO_FACTS, planOf, share, unit } from './catalogue/example.js';
import { defineGoalType } from './catalogue/goal-type.js';
import { spec } from './spec/index.js';

/**
 * The way out for what no goal type in the catalogue says: a whole spec, shown as the sentence assembled from its parts. It is not offered among
 * the types, and one person can't decide it alone.
 */
export const custom = defineGoalType({
  name: 'custom',
  code: 'custom',
  version: 1,
  sentence: { nb: 'en egen tolkning: {spec}', nn: 'ei eiga tolking: {spec}', en: 'an interpretation of one’s own: {spec}' },
  never: {
    nb: 'At den er vanlig: ingen har regnet et eksempel på den for hånd.',
    nn: 'At ho er vanleg: ingen har rekna eit døme på ho for hand.',
    en: 'That it is a common one: nobody has worked an example of it by hand.',
  },
  parameters: z.strictObject({ spec }),
  spec: (parameters) => parameters.spec,
  example: {
    parameters: {
      spec: {
        evaluator: 'value',
        relativeTo: 'nothing',
        measure: { kind: 'share', measure: 'accessibleTrips' },
        when: {
          kind: 'atOccasions',
          occasions: ['2024-04-15', '2024-10-15'],
          withinDays: 14,
          bound: { kind: 'atLeast', limit: '0.5', strict: true },
          required: 1,
        },
        maxAgeDays: null,
        decidingDate: null,
      },
    },
    planPeriod: planOf(2024, 2025),
    facts: { ...NO_FACTS, units: [unit('O')], measurements: [share('accessibleTrips', 'O', '2024-04-20', '11', '20')] },
    at: day('2024-06-01'),
    expected: { course: 'notApplicable', result: 'reached', data: 'fresh', notes: [], figures: {} },
  },
});

/** Whether an interpretation of the type must be proposed by one person and confirmed by another. */
export function needsSecondPerson(type: string): boolean {
  return type === custom.name;
}
