import { z } from 'zod';
import { calendarDate, decimalText, name } from '#domain';
import { required, tolerance } from '../spec/parts.js';
import { day, flow, NO_FACTS, planOf, unit } from './example.js';
import { comparisonField, decidingDateField, oneSidedOf, windowInOrder } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const totalOverPeriod = defineGoalType({
  name: 'totalOverPeriod',
  code: 'totalOverPeriod',
  version: 1,
  sentence: {
    nb: '{measure:measure} blir i alt {comparison} {amount:number}',
    nn: '{measure:measure} blir i alt {comparison} {amount:number}',
    en: '{measure:measure} adds up to {comparison} {amount:number}',
  },
  never: {
    nb: 'Hvor mange det er igjen: det som kom til, telles, og ikke det som falt fra.',
    nn: 'Kor mange det er igjen: det som kom til, blir talt, og ikkje det som fall frå.',
    en: 'How many are left: what came is counted, not what went.',
  },
  parameters: z
    .strictObject({
      /** A flow: amounts that belong to a period. */
      measure: name,
      amount: decimalText,
      comparison: comparisonField,
      window: z
        .discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('plan') }),
          z.strictObject({ kind: z.literal('years'), every: z.int().min(1).max(10), required }),
          z.strictObject({ kind: z.literal('dates'), first: calendarDate, last: calendarDate }),
        ])
        .default({ kind: 'plan' }),
      path: z
        .discriminatedUnion('shape', [
          z.strictObject({ shape: z.literal('linear') }),
          z.strictObject({ shape: z.literal('seasonal'), years: z.int().min(1).max(10) }),
          z.strictObject({ shape: z.literal('none') }),
        ])
        .default({ shape: 'linear' }),
      tolerance: tolerance.prefault('0'),
      decidingDate: decidingDateField,
    })
    .superRefine(windowInOrder),
  spec: ({ measure, amount, comparison, window, path, tolerance, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'windowStart',
    measure: { kind: 'flow', measure },
    when: { kind: 'total', window, bound: oneSidedOf(comparison, amount), path, tolerance },
    maxAgeDays: null,
    decidingDate,
  }),
  example: {
    // A campaign of a hundred days, all reported for the first fifty: 185 have come, and 200 were expected.
    parameters: { measure: 'recruited', amount: '400', window: { kind: 'dates', first: '2026-03-02', last: '2026-06-09' }, tolerance: '10' },
    planPeriod: planOf(2026, 2026),
    facts: {
      ...NO_FACTS,
      units: [unit('north'), unit('south')],
      measurements: [
        flow('recruited', 'north', '2026-03-02', '2026-04-01', '60'),
        flow('recruited', 'north', '2026-04-01', '2026-04-21', '50'),
        flow('recruited', 'south', '2026-03-02', '2026-04-01', '40'),
        flow('recruited', 'south', '2026-04-01', '2026-04-21', '35'),
      ],
    },
    at: day('2026-04-25'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { total: '185', expected: '200', required: '400', shareOfTarget: '0.4625', missingUnits: '0' },
    },
  },
});
