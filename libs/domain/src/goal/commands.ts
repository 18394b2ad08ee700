import { z } from 'zod';
import { actorId, calendarDate, defineCommand, label, name, plainText, type Role } from '../event/index.js';
import { decimalInput } from '../fact/index.js';
import { streams } from '../streams.js';
import { course, frequency, reportingUnits, result, specData } from './events.js';

/** The goal has its statement's id; the plan is the one that the statement belongs to. */
const subject = z.strictObject({ goal: name, plan: name });
type Subject = z.infer<typeof subject>;

const roles: readonly Role[] = ['planner', 'secretariat', 'board'];
const stream = (data: Subject) => streams.goal(data.goal);
const reads = (data: Subject) => ({ plan: streams.plan(data.plan) });

/** The goal's own stream is a decision's; a goal without events yet is at no revision. */
const decision = { kind: 'decision' as const, roles, stream, reads };
const grounded = { ...decision, needsMandate: true, needsReason: true };

/** The first day it holds. */
const from = calendarDate;

/** Key in `known` of a goal that this one goes on as. */
export const intoKey = (goal: string) => `into:${goal}` as const;

/** What the statement is taken to mean. Later interpretations leave the earlier ones to their own days. */
export const interpretGoal = defineCommand({
  ...grounded,
  name: 'interpretGoal',
  data: subject.extend({
    type: z.string().min(1).max(64),
    typeVersion: z.int().min(1),
    parameters: specData,
    /** What type and parameters expand to; evaluation reads this alone. */
    spec: specData,
    reportingUnits: reportingUnits.default({ root: null, kind: null }),
    source: label.nullable().default(null),
    frequency: frequency.nullable().default(null),
    from,
  }),
  reads: (data) => ({ plan: streams.plan(data.plan), organisation: streams.organisation() }),
});

/** `on` is the day the value was measured on, which may be before the plan. */
export const setBaseline = defineCommand({
  ...grounded,
  name: 'setBaseline',
  data: subject.extend({ on: calendarDate, value: decimalInput, parameters: specData, spec: specData, from }),
});

/** `previous` and `next` are for people; `parameters` and `spec` are whole. */
export const changeTarget = defineCommand({
  ...grounded,
  name: 'changeTarget',
  data: subject.extend({ previous: label, next: label, parameters: specData, spec: specData, from }),
});

export const assignOwner = defineCommand({ ...decision, name: 'assignOwner', data: subject.extend({ owner: actorId, from }) });

export const dropGoal = defineCommand({ ...grounded, name: 'dropGoal', data: subject.extend({ from }) });

export const resumeGoal = defineCommand({ ...grounded, name: 'resumeGoal', data: subject.extend({ from }) });

/** The goal goes on as several others, whose statements are adopted already. */
export const splitGoal = defineCommand({
  ...grounded,
  name: 'splitGoal',
  data: subject.extend({ into: z.array(name).min(2, 'name at least two goals').max(50), from }),
  reads: (data) => ({ ...reads(data), ...Object.fromEntries(data.into.map((goal) => [intoKey(goal), streams.goal(goal)])) }),
});

/** The goal goes on as part of another, whose statement is adopted already. */
export const mergeGoal = defineCommand({
  ...grounded,
  name: 'mergeGoal',
  data: subject.extend({ into: name, from }),
  reads: (data) => ({ ...reads(data), [intoKey(data.into)]: streams.goal(data.into) }),
});

/** Judgement in place of the computed course, result or both, from `from` until before `to`, once somebody else has confirmed it. */
export const proposeOverride = defineCommand({
  ...decision,
  name: 'proposeOverride',
  needsReason: true,
  data: subject
    .extend({ override: name, from, to: calendarDate, course: course.nullable().default(null), result: result.nullable().default(null) })
    .refine((override) => override.course !== null || override.result !== null, { path: ['course'], error: 'give a course, a result or both' }),
});

export const confirmOverride = defineCommand({ ...decision, name: 'confirmOverride', data: subject.extend({ override: name }) });

/** It no longer holds from today. */
export const withdrawOverride = defineCommand({ ...decision, name: 'withdrawOverride', needsReason: true, data: subject.extend({ override: name }) });

/** What is said of the goal, or of any other statement, per the day `on`. */
export const writeNarrative = defineCommand({
  name: 'writeNarrative',
  kind: 'fact',
  data: subject.extend({ on: calendarDate, language: z.enum(['nb', 'nn', 'en']), text: plainText(20_000) }),
  roles,
  stream,
  reads,
});

export const goalCommands = [
  interpretGoal,
  setBaseline,
  changeTarget,
  assignOwner,
  dropGoal,
  resumeGoal,
  splitGoal,
  mergeGoal,
  proposeOverride,
  confirmOverride,
  withdrawOverride,
  writeNarrative,
] as const;
