import { table } from '../engine/table.js';

/**
 * Facts in both times. `root` is the event that a chain of corrections began with; `seq` is when a version became known and
 * `superseded_seq` when a correction or retraction took its place.
 */
const version = { root: 'text', event_id: 'text', seq: 'integer', superseded_seq: 'integer?', valid_from: 'text', valid_to: 'text?' } as const;

/** `survey` is JSON. */
export const measurementTable = table(
  'measurement',
  {
    ...version,
    measure: 'text',
    unit: 'text',
    value: 'text?',
    numerator: 'text?',
    denominator: 'text?',
    provisional: 'integer',
    source: 'text?',
    survey: 'text?',
    delivery: 'text?',
  },
  {
    key: ['root', 'seq'],
    indexes: [
      ['measure', 'unit', 'seq'],
      ['measure', 'seq'],
      ['delivery', 'seq'],
    ],
    byYearOf: 'valid_from',
  },
);

/** `attributes` is JSON. */
export const entryTable = table(
  'entry',
  { ...version, register: 'text', entry: 'text', unit: 'text?', title: 'text', state: 'text', planned_for: 'text?', attributes: 'text', delivery: 'text?' },
  {
    key: ['root', 'seq'],
    indexes: [
      ['register', 'seq'],
      ['delivery', 'seq'],
    ],
  },
);

export const coverageReportTable = table(
  'coverage_report',
  { ...version, coverage: 'text', unit: 'text', occasion: 'text?', state: 'text', count: 'integer?', delivery: 'text?' },
  {
    key: ['root', 'seq'],
    indexes: [
      ['coverage', 'unit', 'seq'],
      ['delivery', 'seq'],
    ],
  },
);

export const assessmentTable = table(
  'assessment',
  {
    ...version,
    goal: 'text',
    unit: 'text',
    rubric: 'text?',
    rubric_version: 'integer?',
    level: 'text?',
    assessor: 'text',
    self_assessed: 'integer',
    delivery: 'text?',
  },
  {
    key: ['root', 'seq'],
    indexes: [
      ['goal', 'seq'],
      ['delivery', 'seq'],
    ],
  },
);

/** The root of each event that is not a root itself. */
export const factRootTable = table('fact_root', { event_id: 'text', root: 'text' }, { key: ['event_id'], clustered: true });
