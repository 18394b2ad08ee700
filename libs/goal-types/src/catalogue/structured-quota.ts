import { z } from 'zod';
import { entryState, label, name } from '#domain';
import { having } from '../spec/parts.js';
import { partOfQuota, someCondition } from './conditions.js';
import { day, entry, NO_FACTS, planOf, unit } from './example.js';
import { decidingDateField } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const structuredQuota = defineGoalType({
  name: 'structuredQuota',
  code: 'Q11',
  version: 1,
  sentence: {
    nb: 'antallet i {register:quoted} er minst {total:number}, og det stilles krav om {conditions:quota}',
    nn: 'talet i {register:quoted} er minst {total:number}, og det blir stilt krav om {conditions:quota}',
    en: 'the number in {register:quoted} is at least {total:number}, with requirements on {conditions:quota}',
  },
  never: {
    nb: 'At mange av det ene veier opp for få av det andre, eller at det som kreves av noen, kommer i tillegg til alle.',
    nn: 'At mange av det eine veg opp for få av det andre, eller at det som blir kravd av nokre, kjem i tillegg til alle.',
    en: 'That many of one kind make up for few of another, or that what is asked of some comes on top of the total.',
  },
  parameters: z
    .strictObject({
      register: name,
      total: z.int().min(1).max(10_000),
      states: z.array(entryState).min(1).default(['delivered', 'accepted', 'achieved']),
      /** Of the total, so many must also be like this. */
      conditions: z
        .array(z.strictObject({ title: label, having, atLeast: z.int().min(1).max(10_000) }))
        .max(15)
        .default([]),
      /** Each of the values must be among them: every area has had one. */
      areas: z
        .strictObject({ attribute: name, values: z.array(z.string().min(1).max(300)).min(1).max(200) })
        .nullable()
        .default(null),
      /** As many as the total must also be like this: the board was present. */
      attendance: z.strictObject({ having }).nullable().default(null),
      decidingDate: decidingDateField,
    })
    .superRefine(someCondition),
  spec: ({ register, total, states, conditions, areas, attendance, decidingDate }) => ({
    evaluator: 'combination',
    rule: { kind: 'all' },
    members: [
      partOfQuota('inAll', { kind: 'entries', register, states, having: null }, total, decidingDate),
      ...conditions.map(({ title, having, atLeast }) => partOfQuota(title, { kind: 'entries', register, states, having }, atLeast, decidingDate)),
      ...(areas === null ? [] : [partOfQuota('areas', { kind: 'distinct', register, states, having: null, ...areas }, areas.values.length, decidingDate)]),
      ...(attendance === null ? [] : [partOfQuota('attendance', { kind: 'entries', register, states, ...attendance }, total, decidingDate)]),
    ],
  }),
  example: {
    parameters: {
      register: 'gatherings',
      total: 3,
      conditions: [{ title: 'med overnatting', having: { attribute: 'overnight', equals: true }, atLeast: 1 }],
      areas: { attribute: 'area', values: ['kommune', 'sykehus'] },
      attendance: { having: { attribute: 'boardPresent', equals: true } },
    },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('branch')],
      entries: [
        entry('gatherings', 'spring', '2024-01-10', 'planned', { plannedFor: day('2024-04-12'), attributes: { overnight: false, area: 'kommune' } }),
        entry('gatherings', 'spring', '2024-04-12', 'delivered', { attributes: { overnight: false, area: 'kommune', boardPresent: true } }),
        entry('gatherings', 'autumn', '2024-01-10', 'planned', { plannedFor: day('2024-10-18'), attributes: { overnight: true, area: 'kommune' } }),
        entry('gatherings', 'autumn', '2024-10-18', 'delivered', { attributes: { overnight: true, area: 'kommune', boardPresent: true } }),
        entry('gatherings', 'winter', '2024-11-01', 'planned', {
          plannedFor: day('2025-03-14'),
          attributes: { overnight: false, area: 'sykehus', boardPresent: true },
        }),
      ],
    },
    at: day('2025-01-31'),
    expected: {
      course: 'onCourse',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { conditionsReached: '0', conditions: '4' },
      parts: [
        { title: 'inAll', course: 'onCourse', result: 'notDecidable' },
        { title: 'med overnatting', course: 'onCourse', result: 'notDecidable' },
        { title: 'areas', course: 'onCourse', result: 'notDecidable' },
        { title: 'attendance', course: 'onCourse', result: 'notDecidable' },
      ],
    },
  },
});
