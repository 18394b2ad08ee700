import { z } from 'zod';
import { maxAgeDays } from '../spec/parts.js';
import { day, flow, NO_FACTS, planOf, unit } from './example.js';
import { followedField, measureOf } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const monitoredFigure = defineGoalType({
  name: 'monitoredFigure',
  code: 'monitoredFigure',
  version: 1,
  sentence: {
    nb: '{measure:measure} følges',
    nn: '{measure:measure} blir følgt',
    en: '{measure:measure} is followed',
  },
  never: {
    nb: 'At noe er i rute eller nådd: et tall som bare følges, er ikke et mål.',
    nn: 'At noko er i rute eller nådd: eit tal som berre blir følgt, er ikkje eit mål.',
    en: 'That anything is on course or reached: a figure that is only followed is no goal.',
  },
  parameters: z.strictObject({ measure: followedField, maxAgeDays: maxAgeDays.default(400) }),
  spec: ({ measure, maxAgeDays }) => ({ evaluator: 'value', relativeTo: 'noBound', measure: measureOf(measure, 'number'), maxAgeDays }),
  example: {
    // Cases a quarter, 120 in the north and 80 in the south: 200 in all. The quarter before is not added.
    parameters: { measure: { kind: 'flow', measure: 'cases' }, maxAgeDays: 120 },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('north'), unit('south')],
      measurements: [
        flow('cases', 'north', '2024-07-01', '2024-10-01', '100'),
        flow('cases', 'south', '2024-07-01', '2024-10-01', '90'),
        flow('cases', 'north', '2024-10-01', '2025-01-01', '120'),
        flow('cases', 'south', '2024-10-01', '2025-01-01', '80'),
      ],
    },
    at: day('2025-02-01'),
    expected: { course: 'notApplicable', result: 'notDecidable', data: 'fresh', notes: [], figures: { value: '200', missingUnits: '0' } },
  },
});
