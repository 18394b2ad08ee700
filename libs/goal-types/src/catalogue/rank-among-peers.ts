import { z } from 'zod';
import { calendarDate, label, name } from '#domain';
import { days, maxAgeDays, requiredShare, tolerance } from '../spec/parts.js';
import { count, day, NO_FACTS, planOf, unit } from './example.js';
import { comparedField, decidingDateField, measureOf, oneWanted, peersInOrder, wantedOf } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const rankAmongPeers = defineGoalType({
  name: 'rankAmongPeers',
  code: 'Q6',
  version: 1,
  sentence: {
    nb: '{measure:measure} gir den plassen vi vil ha, sammenlignet med {peers:list}',
    nn: '{measure:measure} gjev den plassen vi vil ha, samanlikna med {peers:list}',
    en: '{measure:measure} gives the rank we want, compared with {peers:list}',
  },
  never: {
    nb: 'Hvor langt det er igjen i prosent, eller noe om den som mangler tall: den kan ligge hvor som helst.',
    nn: 'Kor langt det er igjen i prosent, eller noko om den som manglar tal: den kan liggje kvar som helst.',
    en: 'How far there is to go in per cent, or anything about one without numbers: it may lie anywhere.',
  },
  parameters: z
    .strictObject({
      measure: comparedField,
      /** Measures recorded for comparison; each is in the set `[from, to)`. */
      peers: z
        .array(z.strictObject({ peer: label, measure: name, from: calendarDate.nullable().default(null), to: calendarDate.nullable().default(null) }))
        .min(1)
        .max(100),
      better: z.enum(['higher', 'lower']).default('higher'),
      /** 1 is first; null where `topShare` says how large a part of the set is good enough. */
      place: z.int().min(1).max(100).nullable().default(1),
      topShare: requiredShare.nullable().default(null),
      tieWithin: tolerance.prefault('0'),
      apartDays: days.default(400),
      /** Whether it must hold at each of the own counting dates. */
      held: z.boolean().default(false),
      maxAgeDays: maxAgeDays.default(800),
      decidingDate: decidingDateField,
    })
    .superRefine(oneWanted)
    .superRefine(peersInOrder),
  spec: ({ measure, peers, better, place, topShare, tieWithin, apartDays, held, maxAgeDays, decidingDate }) => ({
    evaluator: 'value',
    relativeTo: 'peers',
    measure: measureOf(measure, 'number'),
    peers,
    better,
    wanted: wantedOf(place, topShare),
    tieWithin,
    apartDays,
    held,
    maxAgeDays,
    decidingDate,
  }),
  example: {
    parameters: {
      measure: 'satisfaction',
      peers: [
        { peer: 'A', measure: 'satisfactionA' },
        { peer: 'B', measure: 'satisfactionB' },
      ],
    },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      measurements: [
        count('satisfaction', 'N', '2022-11-01', '4.6'),
        count('satisfactionA', 'N', '2022-10-15', '4.4'),
        count('satisfactionB', 'N', '2022-11-20', '4.7'),
      ],
    },
    at: day('2022-12-31'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { rank: '2', requiredRank: '1', setSize: '3', peersMissing: '0', distanceToLeader: '0.1', value: '4.6' },
    },
  },
});
