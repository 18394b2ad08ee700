import { z } from 'zod';
import { name } from '#domain';
import { count, day, NO_FACTS, planOf, unit } from './example.js';
import { graceDaysField, ownFigureOf, requiredField, strataField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const eachUnitReaches = defineGoalType({
  name: 'eachUnitReaches',
  code: 'eachUnitReaches',
  version: 1,
  sentence: {
    nb: 'hver enhet når sitt eget tall: {figure} (kravet er {required:percent} av enhetene)',
    nn: 'kvar eining når sitt eige tal: {figure} (kravet er {required:percent} av einingane)',
    en: 'every unit reaches its own figure: {figure} ({required:percent} of the units are required)',
  },
  never: {
    nb: 'At summen er nådd: en sterk enhet veier ikke opp for en svak.',
    nn: 'At summen er nådd: ei sterk eining veg ikkje opp for ei svak.',
    en: 'That the sum is reached: a strong unit does not make up for a weak one.',
  },
  parameters: z.strictObject({
    /** The type and parameters of each unit's own figure: a level, a change, a growth or a total. */
    figure: z.strictObject({ type: name, parameters: z.record(z.string(), z.json()) }),
    graceDays: graceDaysField,
    strata: strataField,
    required: requiredField,
  }),
  spec: ({ figure, graceDays, strata, required }, within) => ({
    evaluator: 'coverage',
    occasions: 'ownFigure',
    eligible: { kind: 'units', graceDays, strata },
    cell: ownFigureOf(figure.type, within(figure.type, figure.parameters, ['parameters', 'figure', 'parameters'])),
    required,
  }),
  example: {
    // North grew by 3 % and 2.9 %, south by 1 % and 4 %; east has not counted since the plan began.
    parameters: { figure: { type: 'annualGrowthFloor', parameters: { measure: 'members', rate: '0.02' } } },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('east'), unit('north'), unit('south')],
      measurements: [
        count('members', 'north', '2023-12-31', '100'),
        count('members', 'north', '2024-12-31', '103'),
        count('members', 'north', '2025-12-31', '106'),
        count('members', 'south', '2023-12-31', '200'),
        count('members', 'south', '2024-12-31', '202'),
        count('members', 'south', '2025-12-31', '210'),
        count('members', 'east', '2023-12-31', '50'),
      ],
    },
    at: day('2026-01-31'),
    expected: {
      course: 'notApplicable',
      result: 'partly',
      data: 'provisional',
      notes: ['missingUnits'],
      figures: { covered: '1', eligible: '3', notDone: '1', notReported: '1' },
    },
  },
});
