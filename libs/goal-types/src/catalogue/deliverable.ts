import { z } from 'zod';
import { calendarDate, name } from '#domain';
import { maxAgeDays } from '../spec/parts.js';
import { day, entry, NO_FACTS, planOf, unit } from './example.js';
import { startBeforeDue } from './fields.js';
import { defineGoalType } from './goal-type.js';

export const deliverable = defineGoalType({
  name: 'deliverable',
  code: 'M1',
  version: 1,
  sentence: {
    nb: '… er på plass og godkjent innen …',
    nn: '… er på plass og godkjent innan …',
    en: '… exists and is accepted by …',
  },
  never: {
    nb: 'Hvor mange prosent ferdig den er, eller at for sent er i tide.',
    nn: 'Kor mange prosent ferdig den er, eller at for seint er i tide.',
    en: 'What percentage of it is finished, or that late is in time.',
  },
  parameters: z
    .strictObject({
      register: name,
      entry: name,
      due: calendarDate,
      plannedStart: calendarDate.nullable().default(null),
      targetState: z.enum(['delivered', 'accepted']).default('accepted'),
      toleranceDays: z.int().min(0).max(3660).default(0),
      maxAgeDays: maxAgeDays.default(null),
    })
    .superRefine(startBeforeDue),
  spec: ({ register, entry, due, plannedStart, targetState, toleranceDays, maxAgeDays }) => ({
    evaluator: 'thing',
    parts: { kind: 'one', register, entry },
    targetState,
    plannedStart,
    due: { kind: 'date', on: due },
    toleranceDays,
    decidedBy: 'us',
    maxAgeDays,
  }),
  example: {
    parameters: { register: 'deliverables', entry: 'study', due: '2022-06-30', plannedStart: '2022-01-01' },
    planPeriod: planOf(2021, 2023),
    facts: {
      ...NO_FACTS,
      units: [unit('N')],
      entries: [
        entry('deliverables', 'study', '2022-02-01', 'underWay', { plannedFor: day('2022-06-30') }),
        entry('deliverables', 'study', '2022-08-15', 'delivered'),
        entry('deliverables', 'study', '2022-09-01', 'accepted'),
      ],
    },
    at: day('2022-12-31'),
    expected: { course: 'notApplicable', result: 'partly', data: 'fresh', notes: ['metLate'], figures: { delay: '46' } },
  },
});
