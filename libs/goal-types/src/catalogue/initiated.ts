import { z } from 'zod';
import { name } from '#domain';
import { maxAgeDays } from '../spec/parts.js';
import { day, entry, NO_FACTS, planOf, report, unit } from './example.js';
import { defineGoalType } from './goal-type.js';
import { dueField, dueOf } from './thing-fields.js';

export const initiated = defineGoalType({
  name: 'initiated',
  code: 'M4',
  version: 1,
  sentence: {
    nb: '{entry:entry} er i gang innen {due:date}',
    nn: '{entry:entry} er i gang innan {due:date}',
    en: '{entry:entry} has begun by {due:date}',
  },
  never: {
    nb: 'At noe kommer ut av det: et initiativ uten svar er likevel tatt.',
    nn: 'At noko kjem ut av det: eit initiativ utan svar er likevel teke.',
    en: 'That anything comes of it: an initiative without a response has still been taken.',
  },
  parameters: z.strictObject({
    register: name,
    entry: name,
    due: dueField,
    /** Where the work that followed is documented; it is shown beside the answer. */
    effort: name.nullable().default(null),
    /** After how many days without a word that is said. */
    maxAgeDays: maxAgeDays.default(null),
  }),
  spec: ({ register, entry, due, effort, maxAgeDays }) => ({
    evaluator: 'thing',
    decidedBy: 'us',
    parts: { kind: 'one', register, entry },
    targetState: 'underWay',
    plannedStart: null,
    due: dueOf(due),
    toleranceDays: 0,
    effort,
    maxAgeDays,
  }),
  example: {
    parameters: { register: 'initiatives', entry: 'alliance', due: '2022-06-30', effort: 'allianceMeetings', maxAgeDays: 200 },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      entries: [entry('initiatives', 'alliance', '2022-05-01', 'underWay')],
      coverage: [report('allianceMeetings', 'N', '2022-05-20'), report('allianceMeetings', 'N', '2022-09-10')],
    },
    at: day('2023-06-01'),
    expected: {
      course: 'notApplicable',
      result: 'reached',
      data: 'fresh',
      notes: ['nothingSince'],
      figures: { delay: '-60', activities: '2' },
    },
  },
});
