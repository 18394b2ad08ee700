import { z } from 'zod';
import { calendarDate, entryState, name } from '#domain';
import { having } from '../spec/parts.js';
import { day, entry, NO_FACTS, planOf, unit } from './example.js';
import { decidingDateField, exact, inOrderOfTime } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const minimumCount = defineGoalType({
  name: 'minimumCount',
  code: 'Q10',
  version: 1,
  sentence: {
    nb: 'antallet gyldige i {register:quoted} er minst {count:number}',
    nn: 'talet på gyldige i {register:quoted} er minst {count:number}',
    en: 'the number of valid entries in {register:quoted} is at least {count:number}',
  },
  never: {
    nb: 'Hva de er verdt, eller at noe som har gått ut, fortsatt teller.',
    nn: 'Kva dei er verde, eller at noko som har gått ut, framleis tel.',
    en: 'What they are worth, or that one which has expired still counts.',
  },
  parameters: z
    .strictObject({
      register: name,
      /** A plural in the plan is no number: it is set here. */
      count: z.int().min(1).max(1_000_000),
      /** Which states of an entry count, while it is valid. */
      states: z.array(entryState).min(1).default(['active']),
      having: having.default(null),
      /** On the deciding date, on every day from `from`, or at the end of each year. */
      hold: z.enum(['byDate', 'throughout', 'eachYear']).default('byDate'),
      /** Those whom there must also be an entry with, each of them: an attribute's values. */
      counterparts: z
        .strictObject({ attribute: name, values: z.array(z.string().min(1).max(300)).min(1).max(200) })
        .nullable()
        .default(null),
      from: calendarDate.nullable().default(null),
      decidingDate: decidingDateField,
    })
    .superRefine(inOrderOfTime),
  spec: ({ register, count, states, having, hold, counterparts, from, decidingDate }) => {
    const atLeast = (number: number) => {
      const bound = { kind: 'atLeast' as const, limit: exact(number), strict: false };
      const tolerance = exact(0);
      if (hold === 'byDate') return { kind: hold, bound, path: { shape: 'level' as const }, tolerance };
      if (hold === 'throughout') return { kind: hold, bound, from, tolerance };
      return { kind: 'eachPeriod' as const, period: 'year' as const, bound, required: 'all' as const, from, tolerance };
    };
    const entries = { evaluator: 'value' as const, relativeTo: 'nothing' as const, maxAgeDays: null, decidingDate };
    const counted = { ...entries, measure: { kind: 'entries' as const, register, states, having }, when: atLeast(count) };
    if (counterparts === null) return counted;
    const covered = {
      ...entries,
      measure: { kind: 'distinct' as const, register, states, having, ...counterparts },
      when: atLeast(counterparts.values.length),
    };
    return {
      evaluator: 'combination',
      rule: { kind: 'all' },
      members: [
        { title: 'inAll', group: null, spec: counted },
        { title: 'withEach', group: null, spec: covered },
      ],
    };
  },
  example: {
    /** Four wanted: one has expired, one is only planned, two are valid. */
    parameters: { register: 'agreements', count: 4 },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      entries: [
        entry('agreements', 'college', '2021-03-01', 'active'),
        entry('agreements', 'school', '2021-05-01', 'active', { to: day('2022-05-01') }),
        entry('agreements', 'university', '2021-09-01', 'active'),
        entry('agreements', 'academy', '2022-02-01', 'planned'),
      ],
    },
    at: day('2022-06-30'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { entries: '2', required: '4', shareOfTarget: '0.5' },
    },
  },
});
