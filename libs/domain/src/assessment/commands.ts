import { z } from 'zod';
import { calendarDate, defineCommand, eventId, label, name, type Role } from '../event/index.js';
import { deliveryInput, evidenceInput } from '../fact/index.js';
import { streams } from '../streams.js';
import { rubricLevels } from './events.js';

const scale = z.strictObject({
  rubric: name,
  title: label,
  /** Lowest first. */
  levels: rubricLevels,
  /** The day the version holds from. */
  from: calendarDate,
});

/** The first version of a described scale. */
export const defineRubric = defineCommand({
  name: 'defineRubric',
  kind: 'creation',
  data: scale,
  roles: ['planner', 'secretariat'],
  stream: (data) => streams.rubric(data.rubric),
});

/** The next version, for assessments on and after `from`; earlier ones keep the version they were made on. */
export const reviseRubric = defineCommand({
  name: 'reviseRubric',
  kind: 'decision',
  data: scale,
  roles: ['planner', 'secretariat'],
  needsReason: true,
  stream: (data) => streams.rubric(data.rubric),
});

const roles: readonly Role[] = ['recorder', 'planner', 'secretariat', 'board'];

/** What is judged of a goal in a unit: a level on a rubric, or, without one, a narrative. The caller is the assessor. */
const said = z.strictObject({
  goal: name,
  unit: name,
  on: calendarDate,
  /** The scale; its version in force on the day is the one used. */
  rubric: name.nullable().default(null),
  level: name.nullable().default(null),
  rationale: z.string().min(1).max(20_000),
  /** Whether the unit judges itself. */
  selfAssessed: z.boolean(),
  evidence: evidenceInput,
  delivery: deliveryInput,
});
export type AssessmentSaid = z.infer<typeof said>;

interface Place {
  readonly goal: string;
  readonly unit: string;
}
const stream = (data: Place) => streams.assessments(data.goal, data.unit);
const unit = (data: Place) => data.unit;
const reads = (data: AssessmentSaid): Record<string, string> => ({
  organisation: streams.organisation(),
  ...(data.rubric === null ? {} : { rubric: streams.rubric(data.rubric) }),
});

export const assessGoal = defineCommand({ name: 'assessGoal', kind: 'fact', data: said, roles, stream, unit, reads });

/** The whole assessment as it should have been; `corrects` is the assessment's event, or an earlier correction of it. */
export const correctAssessment = defineCommand({
  name: 'correctAssessment',
  kind: 'fact',
  data: z.strictObject({ ...said.shape, corrects: eventId }),
  roles,
  needsReason: true,
  stream,
  unit,
  reads,
});

export const retractAssessment = defineCommand({
  name: 'retractAssessment',
  kind: 'fact',
  data: z.strictObject({ goal: name, unit: name, corrects: eventId }),
  roles,
  needsReason: true,
  stream,
  unit,
});
