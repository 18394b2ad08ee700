import { z } from 'zod';
import { calendarDate, decimalText, name } from '#domain';
import { maxAgeDays, tolerance } from '../spec/parts.js';
import { count, day, NO_FACTS, planOf, unit } from './example.js';
import { comparedField, comparisonField, decidedAfter, decidingDateField, measureOf, oneSidedOf } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const benchmarkParity = defineGoalType({
  name: 'benchmarkParity',
  code: 'Q7',
  version: 1,
  sentence: {
    nb: '{measure:quoted} er {comparison} {ratio:percent} av {reference:quoted}, regnet fra {since:date}',
    nn: '{measure:quoted} er {comparison} {ratio:percent} av {reference:quoted}, rekna frå {since:date}',
    en: '{measure:quoted} is {comparison} {ratio:percent} of {reference:quoted}, counted from {since:date}',
  },
  never: {
    nb: 'Hvorfor utviklingen er som den er, eller noe om andre vinduer enn det som er valgt.',
    nn: 'Kvifor utviklinga er som ho er, eller noko om andre vindauge enn det som er valt.',
    en: 'Why the development is what it is, or anything about other windows than the one that was chosen.',
  },
  parameters: z
    .strictObject({
      measure: comparedField,
      /** A measure kept for comparison: a price index, the pay of others. */
      reference: name,
      since: calendarDate,
      compare: z.enum(['development', 'level']).default('development'),
      reset: z.enum(['never', 'eachYear']).default('never'),
      /** "1" is parity. */
      ratio: decimalText.prefault('1'),
      comparison: comparisonField,
      tolerance: tolerance.prefault('0'),
      maxAgeDays: maxAgeDays.default(400),
      decidingDate: decidingDateField,
    })
    .superRefine(decidedAfter('since')),
  spec: ({ measure, reference, since, compare, reset, ratio, comparison, tolerance, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'reference',
    measure: measureOf(measure, 'number'),
    reference,
    compare,
    since,
    reset,
    bound: oneSidedOf(comparison, ratio),
    tolerance,
    maxAgeDays,
    decidingDate,
  }),
  example: {
    // 54000 of 50000 is 1.08, and 112.5 of 100 is 1.125: 1.08 of 1.125 is 0.96, more than the tolerance below parity.
    parameters: { measure: 'pay', reference: 'payOfOthers', since: '2020-12-31', tolerance: '0.02' },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      measurements: [
        count('pay', 'N', '2020-12-31', '50000'),
        count('payOfOthers', 'N', '2020-12-31', '100'),
        count('pay', 'N', '2022-12-31', '54000'),
        count('payOfOthers', 'N', '2022-12-31', '112.5'),
      ],
    },
    at: day('2023-02-01'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { parity: '0.96', ownIndex: '1.08', referenceIndex: '1.125', required: '1' },
    },
  },
});
