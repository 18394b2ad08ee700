import { z } from 'zod';
import { name } from '#domain';
import { tolerance } from '../spec/parts.js';
import { day, NO_FACTS, planOf, report, unit } from './example.js';
import { decidingDateField, graceDaysField, requiredField, strataField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const allUnitsOnce = defineGoalType({
  name: 'allUnitsOnce',
  code: 'C1',
  version: 1,
  sentence: {
    nb: 'alle gjør det én gang innen {decidingDate:deadline} (kravet er {required:percent}): {coverage}',
    nn: 'alle gjer det éin gong innan {decidingDate:deadline} (kravet er {required:percent}): {coverage}',
    en: 'all do it once by {decidingDate:deadline} ({required:percent} is required): {coverage}',
  },
  never: {
    nb: 'At den som ikke har meldt fra, ikke har gjort det.',
    nn: 'At den som ikkje har meldt frå, ikkje har gjort det.',
    en: 'That one who has not reported has not done it.',
  },
  parameters: z.strictObject({
    coverage: name,
    graceDays: graceDaysField,
    strata: strataField,
    required: requiredField,
    path: z.enum(['linear', 'none']).default('linear'),
    tolerance: tolerance.prefault('0.1'),
    decidingDate: decidingDateField,
  }),
  spec: ({ coverage, graceDays, strata, required, path, tolerance, decidingDate }) => ({
    evaluator: 'coverage',
    occasions: 'once',
    coverage,
    eligible: { kind: 'units', graceDays, strata },
    cell: 'done',
    required,
    path,
    tolerance,
    decidingDate,
  }),
  example: {
    parameters: { coverage: 'training' },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('club1'), unit('club2'), unit('club3'), unit('club4'), unit('club5')],
      coverage: [
        report('training', 'club1', '2024-03-01'),
        report('training', 'club2', '2024-09-15'),
        report('training', 'club3', '2024-10-01', 'notDone'),
        report('training', 'club4', '2024-05-01', 'exempt'),
      ],
    },
    at: day('2024-12-31'),
    expected: {
      course: 'onCourse',
      result: 'notDecidable',
      data: 'provisional',
      notes: ['missingUnits'],
      figures: { covered: '2', eligible: '4', share: '0.5', notDone: '1', notReported: '1', exempt: '1' },
    },
  },
});
