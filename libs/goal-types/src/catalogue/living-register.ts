import { z } from 'zod';
import { name } from '#domain';
import { days, entryRef } from '../spec/parts.js';
import { day, entry, NO_FACTS, planOf, report, unit } from './example.js';
import { exact } from './fields.js';
import { defineGoalType } from './goal-type.js';
import { dueDayOf, dueField, dueOf } from './thing-fields.js';

export const livingRegister = defineGoalType({
  name: 'livingRegister',
  code: 'M3',
  version: 1,
  sentence: {
    nb: '{kept:quoted} er laget innen {due:date}, holdes ved like og brukes',
    nn: '{kept:quoted} er laga innan {due:date}, blir halde ved like og brukt',
    en: '{kept:quoted} is made by {due:date}, kept up and used',
  },
  never: {
    nb: 'At det er ferdig for godt: det kan bli gammelt eller ligge ubrukt etterpå.',
    nn: 'At det er ferdig for godt: det kan bli gammalt eller liggje ubrukt etterpå.',
    en: 'That it is done for good: it may grow old or lie unused afterwards.',
  },
  parameters: z.strictObject({
    /** The entry that says it was made. */
    creation: entryRef,
    due: dueField,
    /** The register that is kept up. */
    kept: name,
    /** How old the register's last word may be. */
    maxAgeDays: days,
    /** Where its use is documented. */
    use: name,
    usedEveryDays: days,
  }),
  spec: ({ creation, due, kept, maxAgeDays, use, usedEveryDays }) => ({
    evaluator: 'combination',
    rule: { kind: 'worst' },
    members: [
      {
        title: 'made',
        group: null,
        spec: {
          evaluator: 'thing',
          decidedBy: 'us',
          parts: { kind: 'one', ...creation },
          targetState: 'accepted',
          plannedStart: null,
          due: dueOf(due),
          toleranceDays: 0,
          maxAgeDays: null,
        },
      },
      {
        title: 'keptUp',
        group: null,
        spec: {
          evaluator: 'value',
          relativeTo: 'nothing',
          measure: { kind: 'age', register: kept, entry: null },
          when: { kind: 'throughout', bound: { kind: 'atMost', limit: exact(maxAgeDays), strict: false }, from: dueDayOf(due), tolerance: exact(0) },
          maxAgeDays: null,
          decidingDate: null,
        },
      },
      {
        title: 'inUse',
        group: null,
        spec: {
          evaluator: 'coverage',
          occasions: 'longestInterval',
          coverage: use,
          eligible: { kind: 'owner' },
          cell: 'anyActivity',
          longestDays: usedEveryDays,
        },
      },
    ],
  }),
  example: {
    parameters: {
      creation: { register: 'deliverables', entry: 'overview' },
      due: '2024-06-30',
      kept: 'exposedServices',
      maxAgeDays: 180,
      use: 'overviewUse',
      usedEveryDays: 200,
    },
    planPeriod: planOf(2024, 2025),
    facts: {
      ...NO_FACTS,
      units: [unit('F')],
      entries: [
        entry('deliverables', 'overview', '2024-05-15', 'accepted'),
        entry('exposedServices', 'cleaning', '2024-05-10', 'active'),
        entry('exposedServices', 'canteen', '2024-09-01', 'active'),
      ],
      coverage: [report('overviewUse', 'F', '2024-10-01'), report('overviewUse', 'F', '2025-02-15')],
    },
    at: day('2025-03-31'),
    expected: {
      course: 'behind',
      result: 'notDecidable',
      data: 'fresh',
      notes: [],
      figures: { conditionsReached: '1', conditions: '3' },
      parts: [
        { title: 'made', course: 'notApplicable', result: 'reached' },
        { title: 'keptUp', course: 'behind', result: 'notDecidable' },
        { title: 'inUse', course: 'onCourse', result: 'notDecidable' },
      ],
    },
  },
});
