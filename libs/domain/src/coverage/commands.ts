import { z } from 'zod';
import { calendarDate, defineCommand, eventId, label, name, type Role } from '../event/index.js';
import { deliveryInput, evidenceInput, noteInput, sourceInput } from '../fact/index.js';
import { unitKind } from '../organisation/events.js';
import { streams } from '../streams.js';
import { coverageAnswer } from './events.js';

const deciders: readonly Role[] = ['planner', 'secretariat'];

export const defineCoverage = defineCommand({
  name: 'defineCoverage',
  kind: 'creation',
  data: z.strictObject({
    coverage: name,
    title: label,
    question: label,
    /** Who is asked: the units of `kind` (null: of any kind) that are `root` or below it (null: all). */
    eligible: z.strictObject({ root: name.nullable().default(null), kind: unitKind.nullable().default(null) }),
  }),
  roles: deciders,
  stream: (data) => streams.coverage(data.coverage),
  unit: (data) => data.eligible.root,
  reads: () => ({ organisation: streams.organisation() }),
});

export const listOccasion = defineCommand({
  name: 'listOccasion',
  kind: 'decision',
  data: z.strictObject({ coverage: name, occasion: name, on: calendarDate }),
  roles: deciders,
  stream: (data) => streams.coverage(data.coverage),
});

const roles: readonly Role[] = ['recorder', 'planner', 'secretariat'];

const said = z.strictObject({
  coverage: name,
  unit: name,
  /** The day it was done, or the day it is said not to be. */
  on: calendarDate,
  /** A listed occasion; null where the question is of once, or of how often. */
  occasion: name.nullable().default(null),
  state: coverageAnswer,
  /** How many times, where the question counts. */
  count: z.int().min(0).max(1_000_000).nullable().default(null),
  source: sourceInput,
  evidence: evidenceInput,
  note: noteInput,
  delivery: deliveryInput,
});
export type CoverageSaid = z.infer<typeof said>;

interface Place {
  readonly coverage: string;
  readonly unit: string;
}
const stream = (data: Place) => streams.coverageReports(data.coverage, data.unit);
const unit = (data: Place) => data.unit;
const reads = (data: Place) => ({ coverage: streams.coverage(data.coverage), organisation: streams.organisation() });

export const reportCoverage = defineCommand({ name: 'reportCoverage', kind: 'fact', data: said, roles, stream, unit, reads });

/** The whole report as it should have been; `corrects` is the report's event, or an earlier correction of it. */
export const correctCoverage = defineCommand({
  name: 'correctCoverage',
  kind: 'fact',
  data: z.strictObject({ ...said.shape, corrects: eventId }),
  roles,
  needsReason: true,
  stream,
  unit,
  reads,
});

export const retractCoverage = defineCommand({
  name: 'retractCoverage',
  kind: 'fact',
  data: z.strictObject({ coverage: name, unit: name, corrects: eventId }),
  roles,
  needsReason: true,
  stream,
  unit,
});
