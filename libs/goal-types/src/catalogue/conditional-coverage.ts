import { z } from 'zod';
import { entryState, name } from '#domain';
import { having } from '../spec/parts.js';
import { day, entry, NO_FACTS, planOf, unit } from './example.js';
import { decidingDateField, requiredField, statesApart } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const conditionalCoverage = defineGoalType({
  name: 'conditionalCoverage',
  code: 'C5',
  version: 1,
  sentence: {
    nb: 'når en sak oppstår i {register:quoted}, blir det gjort innen {withinDays:days} (kravet er {required:percent})',
    nn: 'når ei sak oppstår i {register:quoted}, blir det gjort innan {withinDays:days} (kravet er {required:percent})',
    en: 'whenever a case arises in {register:quoted}, it is done within {withinDays:days} ({required:percent} is required)',
  },
  never: {
    nb: 'Noe om saker som ingen har ført: bare de kjente er med i nevneren. Uten saker er det verken bra eller dårlig.',
    nn: 'Noko om saker som ingen har ført: berre dei kjende er med i nemnaren. Utan saker er det verken bra eller dårleg.',
    en: 'Anything about cases that nobody recorded: only the known ones are in the denominator. Without cases it is neither good nor bad.',
  },
  parameters: z
    .strictObject({
      /** Each entry is a case, which arises on its first day. */
      register: name,
      /** 0 is the same day. */
      withinDays: z.int().min(0).max(3660),
      done: z.array(entryState).min(1).default(['accepted', 'achieved']),
      notDone: z.array(entryState).default(['rejected']),
      /** The states that take a case away. */
      lapsed: z.array(entryState).default(['cancelled']),
      /** What an entry must be for the condition to hold. */
      having: having.default(null),
      required: requiredField,
      decidingDate: decidingDateField,
    })
    .superRefine(statesApart),
  spec: ({ register, withinDays, done, notDone, lapsed, having, required, decidingDate }) => ({
    evaluator: 'coverage',
    occasions: 'within',
    eligible: { kind: 'triggered', register, having },
    cell: { done, notDone, lapsed },
    withinDays,
    required,
    decidingDate,
  }),
  example: {
    // Payroll after 22 days; rota after 61, too late; nothing heard of mail in 70 days; chat has 9 of its 30 days left; search was called off.
    parameters: { register: 'tools', withinDays: 30 },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      entries: [
        entry('tools', 'payroll', '2022-01-10', 'underWay'),
        entry('tools', 'payroll', '2022-02-01', 'accepted'),
        entry('tools', 'search', '2022-02-01', 'underWay'),
        entry('tools', 'search', '2022-02-10', 'cancelled'),
        entry('tools', 'rota', '2022-03-01', 'underWay'),
        entry('tools', 'rota', '2022-05-01', 'accepted'),
        entry('tools', 'mail', '2022-04-01', 'underWay'),
        entry('tools', 'chat', '2022-05-20', 'underWay'),
      ],
    },
    at: day('2022-06-10'),
    expected: {
      course: 'behind',
      result: 'partly',
      data: 'provisional',
      notes: ['casesUnreported', 'casesWaiting', 'doneLate'],
      figures: { triggered: '5', lapsed: '1', covered: '1', eligible: '4', share: '0.25', notDone: '1', late: '1', notReported: '1', waiting: '1' },
    },
  },
});
