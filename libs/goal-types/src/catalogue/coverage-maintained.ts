import { z } from 'zod';
import { entryState, name } from '#domain';
import { having, tolerance } from '../spec/parts.js';
import { day, entry, NO_FACTS, planOf, unit } from './example.js';
import { decidingDateField, graceDaysField, requiredField, strataField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const coverageMaintained = defineGoalType({
  name: 'coverageMaintained',
  code: 'coverageMaintained',
  version: 1,
  sentence: {
    nb: 'til enhver tid har minst {required:percent} av enhetene en gyldig oppføring i {register:quoted}',
    nn: 'til kvar tid har minst {required:percent} av einingane ei gyldig oppføring i {register:quoted}',
    en: 'at any time at least {required:percent} of the units have a valid entry in {register:quoted}',
  },
  never: {
    nb: 'At det er gjort en gang for alle: en avtale kan gå ut og et verv bli ledig.',
    nn: 'At det er gjort éin gong for alle: ein avtale kan gå ut og eit verv bli ledig.',
    en: 'That it is done for good: an agreement may end, and an office become vacant.',
  },
  parameters: z.strictObject({
    register: name,
    states: z.array(entryState).min(1).default(['active', 'accepted']),
    having: having.default(null),
    required: requiredField,
    graceDays: graceDaysField,
    strata: strataField,
    tolerance: tolerance.prefault('0'),
    decidingDate: decidingDateField,
  }),
  spec: ({ register, states, having, required, graceDays, strata, tolerance, decidingDate }) => ({
    evaluator: 'coverage',
    occasions: 'throughout',
    eligible: { kind: 'units', graceDays, strata },
    cell: { kind: 'validNow', register, states, having },
    required,
    tolerance,
    decidingDate,
  }),
  example: {
    // Four of four at first; three of four from September 2024, when west lost its agreement, is enough; two of four from 2025 is not.
    parameters: { register: 'agreements', required: '0.75' },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('east'), unit('north'), unit('south'), unit('west')],
      entries: [
        entry('agreements', 'e1', '2023-01-01', 'active', { unit: 'east' }),
        entry('agreements', 'n1', '2023-06-01', 'active', { unit: 'north', to: day('2025-01-01') }),
        entry('agreements', 's1', '2023-03-01', 'accepted', { unit: 'south' }),
        entry('agreements', 'w1', '2023-01-01', 'active', { unit: 'west' }),
        entry('agreements', 'w1', '2024-09-01', 'ended', { unit: 'west' }),
      ],
    },
    at: day('2025-02-01'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: ['notThroughout'],
      figures: { covered: '2', eligible: '4', share: '0.5', notDone: '2', notReported: '0', required: '0.75' },
    },
  },
});
