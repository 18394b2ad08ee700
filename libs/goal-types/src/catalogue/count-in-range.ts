import { z } from 'zod';
import { calendarDate, entryState, name } from '#domain';
import { having } from '../spec/parts.js';
import { day, entry, NO_FACTS, planOf, unit } from './example.js';
import { decidingDateField, exact, inOrderOfTime, rangeInOrder } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const countInRange = defineGoalType({
  name: 'countInRange',
  code: 'Q9',
  version: 1,
  sentence: {
    nb: 'antallet virksomme i {register:quoted} er mellom {low:number} og {high:number}',
    nn: 'talet på verksame i {register:quoted} er mellom {low:number} og {high:number}',
    en: 'the number of active entries in {register:quoted} is between {low:number} and {high:number}',
  },
  never: {
    nb: 'At flere enn det høyeste er bra: da trengs en beslutning.',
    nn: 'At fleire enn det høgste er bra: då trengst ei avgjerd.',
    en: 'That more than the highest number is good: it asks for a decision.',
  },
  parameters: z
    .strictObject({
      register: name,
      low: z.int().min(0).max(1_000_000),
      high: z.int().min(0).max(1_000_000),
      /** Which states of an entry count. */
      states: z.array(entryState).min(1).default(['active']),
      /** What an entry must also be, such as actually giving input. */
      having: having.default(null),
      from: calendarDate.nullable().default(null),
      decidingDate: decidingDateField,
    })
    .superRefine(rangeInOrder)
    .superRefine(inOrderOfTime),
  spec: ({ register, low, high, states, having, from, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'nothing',
    measure: { kind: 'entries', register, states, having },
    when: { kind: 'throughout', bound: { kind: 'between', low: exact(low), high: exact(high) }, from, tolerance: exact(0) },
    maxAgeDays: null,
    decidingDate,
  }),
  example: {
    parameters: { register: 'forums', low: 2, high: 3, from: '2021-07-01' },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      entries: [
        entry('forums', 'energy', '2021-03-01', 'active'),
        entry('forums', 'finance', '2021-05-01', 'active'),
        entry('forums', 'trade', '2021-06-01', 'active'),
        entry('forums', 'trade', '2022-06-01', 'dormant'),
      ],
    },
    at: day('2022-12-31'),
    expected: { course: 'onCourse', result: 'notDecidable', data: 'fresh', notes: [], figures: { entries: '2', lowest: '2', highest: '3' } },
  },
});
