import { z } from 'zod';
import { derivedField, judgedField, judgedOrDerived, wholeOf } from './conditions.js';
import { assessed, day, NO_FACTS, planOf, rubric, unit } from './example.js';
import { defineGoalType } from './goal-type.js';

export const overallGoal = defineGoalType({
  name: 'overallGoal',
  code: 'S1',
  version: 1,
  sentence: {
    nb: 'det overordnede målet vurderes for seg, eller følger av andre mål etter en oppgitt regel',
    nn: 'det overordna målet blir vurdert for seg, eller følgjer av andre mål etter ein oppgjeven regel',
    en: 'the overarching goal is judged by itself, or follows from other goals by a stated rule',
  },
  never: {
    nb: 'Et gjennomsnitt av målene under.',
    nn: 'Eit gjennomsnitt av måla under.',
    en: 'A mean of the goals below it.',
  },
  parameters: z.strictObject({ judged: judgedField, derived: derivedField }).superRefine(judgedOrDerived),
  spec: wholeOf,
  example: {
    parameters: { judged: { rubric: 'preferredUnion', target: 'preferred', assessedBy: 'others' } },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      rubrics: [rubric('preferredUnion', 1, ['unknown', 'known', 'preferred'])],
      assessments: [
        assessed('goal', 'N', '2022-11-01', 'preferredUnion', 'known'),
        assessed('goal', 'N', '2023-03-01', 'preferredUnion', 'preferred', { selfAssessed: true }),
      ],
    },
    at: day('2023-06-30'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: ['selfAssessedBeside'],
      figures: { level: '2', targetLevel: '3' },
    },
  },
});
