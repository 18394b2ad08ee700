import { z } from 'zod';
import { calendarDate, label } from '#domain';
import { materiality, maxAgeDays, tolerance } from '../spec/parts.js';
import { count, day, NO_FACTS, planOf, unit } from './example.js';
import { comparedField, decidedAfter, decidingDateField, measureOf } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const narrowingGap = defineGoalType({
  name: 'narrowingGap',
  code: 'Q5',
  version: 1,
  sentence: {
    nb: 'forskjellen mellom de to gruppene ({methods:list}) minker fra {baseOn:date}',
    nn: 'skilnaden mellom dei to gruppene ({methods:list}) minkar frå {baseOn:date}',
    en: 'the gap between the two groups ({methods:list}) narrows from {baseOn:date}',
  },
  never: {
    nb: 'At det er bra når forskjellen minker fordi den som lå høyest, har falt: det blir sagt, og ikke trukket fra.',
    nn: 'At det er bra når skilnaden minkar fordi den som låg høgst, har falle: det blir sagt, og ikkje trekt frå.',
    en: 'That it is good when the gap narrows because the better-off fell: that is said, and not deducted.',
  },
  parameters: z
    .strictObject({
      /** By each of them the gap must narrow. */
      methods: z
        .array(z.strictObject({ method: label, first: comparedField, second: comparedField }))
        .min(1)
        .max(10),
      gap: z.enum(['difference', 'ratio']),
      baseOn: calendarDate,
      target: tolerance.nullable().default(null),
      materiality: materiality.prefault('0'),
      significant: z.boolean().default(false),
      maxAgeDays: maxAgeDays.default(400),
      decidingDate: decidingDateField,
    })
    .superRefine(decidedAfter('baseOn')),
  spec: ({ methods, gap, baseOn, target, materiality, significant, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'anotherGroup',
    gap,
    methods: methods.map(({ method, first, second }) => ({ method, first: measureOf(first, 'number'), second: measureOf(second, 'number') })),
    baseOn,
    target,
    materiality,
    significant,
    maxAgeDays,
    decidingDate,
  }),
  example: {
    // 310 less 280 is a gap of 30, and 322 less 298 one of 24: a fifth of it is closed. The men's later figure waits for the women's.
    parameters: { methods: [{ method: 'mean', first: 'payMen', second: 'payWomen' }], gap: 'difference', baseOn: '2023-12-31' },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      measurements: [
        count('payMen', 'N', '2023-12-31', '310'),
        count('payWomen', 'N', '2023-12-31', '280'),
        count('payMen', 'N', '2024-12-31', '322'),
        count('payWomen', 'N', '2024-12-31', '298'),
        count('payMen', 'N', '2025-06-30', '330'),
      ],
    },
    at: day('2025-07-15'),
    expected: {
      course: 'onCourse',
      result: 'notDecidable',
      data: 'fresh',
      notes: ['gapNarrowed'],
      figures: { gap: '24', baselineGap: '30', shareClosed: '0.2', firstGroup: '322', secondGroup: '298' },
    },
  },
});
