import { z } from 'zod';
import { name } from '#domain';
import { days } from '../spec/parts.js';
import { day, entry, NO_FACTS, planOf, unit } from './example.js';
import { decidingDateField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const measureAndAdjust = defineGoalType({
  name: 'measureAndAdjust',
  code: 'J4',
  version: 1,
  sentence: {
    nb: 'vi måler jevnlig og endrer det målingen viser ({register:quoted}, høyst {longestDays:days} mellom hver gang)',
    nn: 'vi måler jamleg og endrar det målinga viser ({register:quoted}, høgst {longestDays:days} mellom kvar gong)',
    en: 'we measure regularly and change what the measurement shows ({register:quoted}, at most {longestDays:days} apart)',
  },
  never: {
    nb: 'At en måling er nok: en runde er først lukket når noe er endret.',
    nn: 'At ei måling er nok: ein runde er først lukka når noko er endra.',
    en: 'That a measurement is enough: a cycle is closed only when something has changed.',
  },
  parameters: z.strictObject({
    /** Each entry is a cycle: measured (under way), analysed (delivered), decided (accepted), changed (achieved). */
    register: name,
    longestDays: days.default(400),
    decidingDate: decidingDateField,
  }),
  spec: ({ register, longestDays, decidingDate }) => ({
    evaluator: 'coverage',
    occasions: 'cycle',
    register,
    eligible: { kind: 'owner' },
    longestDays,
    decidingDate,
  }),
  example: {
    // The first round took 273 days. The second should have been closed by 5 April 2023; 577 days have passed since something last changed.
    parameters: { register: 'surveys' },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      entries: [
        entry('surveys', 'survey21', '2021-02-01', 'underWay'),
        entry('surveys', 'survey21', '2021-04-01', 'delivered'),
        entry('surveys', 'survey21', '2021-06-01', 'accepted'),
        entry('surveys', 'survey21', '2021-11-01', 'achieved'),
        entry('surveys', 'survey22', '2022-03-01', 'underWay'),
        entry('surveys', 'survey22', '2022-05-01', 'delivered'),
      ],
    },
    at: day('2023-06-01'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: ['measuredNotDecided'],
      figures: { closedCycles: '1', openCycles: '1', longestGap: '577', longestInterval: '400' },
    },
  },
});
