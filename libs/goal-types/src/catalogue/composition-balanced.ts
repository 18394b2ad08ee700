import { z } from 'zod';
import { label, name } from '#domain';
import { maxAgeDays, requiredShare, tolerance } from '../spec/parts.js';
import { count, day, NO_FACTS, planOf, unit } from './example.js';
import { decidingDateField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const compositionBalanced = defineGoalType({
  name: 'compositionBalanced',
  code: 'compositionBalanced',
  version: 1,
  sentence: {
    nb: 'ingen av {groups:list} avviker mer enn {within:points} fra sin andel',
    nn: 'ingen av {groups:list} avvik meir enn {within:points} frå sin del',
    en: 'none of {groups:list} deviates by more than {within:points} from its share',
  },
  never: {
    nb: 'Noe om grupper som er for små til å vises, eller om den enkelte.',
    nn: 'Noko om grupper som er for små til å visast, eller om den einskilde.',
    en: 'Anything about groups that are too small to be shown, or about anyone in them.',
  },
  parameters: z.strictObject({
    groups: z
      .array(z.strictObject({ group: label, measure: name }))
      .min(2)
      .max(30),
    reference: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('fixed'), shares: z.array(requiredShare).min(2).max(30) }),
      z.strictObject({ kind: z.literal('measured'), measures: z.array(name).min(2).max(30) }),
    ]),
    /** In points: "0.1" lets 40/60 pass for 50/50. */
    within: tolerance,
    smallest: z.int().min(1).max(100).default(5),
    hold: z.enum(['byDate', 'throughout']).default('byDate'),
    maxAgeDays: maxAgeDays.default(400),
    decidingDate: decidingDateField,
  }),
  spec: ({ groups, reference, within, smallest, hold, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'referenceShares',
    groups,
    reference,
    within,
    smallest,
    hold,
    maxAgeDays,
    decidingDate,
  }),
  example: {
    // Women are 45 of 100 delegates and 6000 of 10000 members: 0.45 is 0.15 below 0.6.
    parameters: {
      groups: [
        { group: 'women', measure: 'delegatesWomen' },
        { group: 'men', measure: 'delegatesMen' },
      ],
      reference: { kind: 'measured', measures: ['membersWomen', 'membersMen'] },
      within: '0.05',
    },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      measurements: [
        count('delegatesWomen', 'N', '2024-06-01', '45'),
        count('delegatesMen', 'N', '2024-06-01', '55'),
        count('membersWomen', 'N', '2023-12-31', '6000'),
        count('membersMen', 'N', '2023-12-31', '4000'),
      ],
    },
    at: day('2024-09-01'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { largestDeviation: '-0.15', required: '0.05' },
    },
  },
});
