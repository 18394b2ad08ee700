import { z } from 'zod';
import { membersField, membersOf, ruleField } from './conditions.js';
import { day, NO_FACTS, planOf, report, share, unit } from './example.js';
import { defineGoalType } from './goal-type.js';

export const compositeConstruct = defineGoalType({
  name: 'compositeConstruct',
  code: 'J2',
  version: 1,
  sentence: {
    nb: 'flere tegn viser det sammen: {members:list}',
    nn: 'fleire teikn viser det saman: {members:list}',
    en: 'several signs show it together: {members:list}',
  },
  never: {
    nb: 'Ett tall for det hele: tegnene vises hver for seg før regelen, og det ene skjuler ikke det andre.',
    nn: 'Eitt tal for det heile: teikna blir viste kvar for seg før regelen, og det eine skjuler ikkje det andre.',
    en: 'One number for all of it: the signs are shown one by one before the rule, and none hides another.',
  },
  parameters: z.strictObject({
    rule: ruleField,
    /** Each by a goal type with its parameters, or another goal's answer. */
    members: membersField,
  }),
  spec: ({ rule, members }, within) => ({
    evaluator: 'combination',
    rule,
    members: membersOf(members, within),
  }),
  example: {
    parameters: {
      rule: {
        kind: 'weights',
        atLeast: '0.5',
        weights: [
          { from: '2024-01-01', weights: ['0.6', '0.4'] },
          { from: '2025-01-01', weights: ['0.3', '0.7'] },
        ],
      },
      members: [
        { title: 'organisert', type: 'shareThreshold', parameters: { measure: 'organised', share: '0.5', decidingDate: '2024-12-31' } },
        { title: 'skolert', type: 'allUnitsOnce', parameters: { coverage: 'training', decidingDate: '2024-12-31' } },
      ],
    },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('north'), unit('south')],
      measurements: [share('organised', 'north', '2024-12-31', '45', '100'), share('organised', 'south', '2024-12-31', '50', '100')],
      coverage: [report('training', 'north', '2024-05-01'), report('training', 'south', '2024-06-01')],
    },
    at: day('2025-02-01'),
    expected: {
      course: 'notApplicable',
      result: 'reached',
      data: 'fresh',
      notes: ['compensated', 'weightsChanged'],
      figures: { weightReached: '0.7', required: '0.5', conditionsReached: '1', conditions: '2' },
      parts: [
        { title: 'organisert', course: 'notApplicable', result: 'notReached' },
        { title: 'skolert', course: 'notApplicable', result: 'reached' },
      ],
    },
  },
});
