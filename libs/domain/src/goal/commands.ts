import { z } from 'zod';
import { actorId, calendarDate, defineCommand, label, name, plainText, type Role } from '../event/index.js';
import { decimalInput } from '../fact/index.js';
import { streams } from '../streams.js';
import { course, ForecastPublished, frequency, goalLink, reportingUnits, result, specData, WORDING_REMARKS } from './events.js';

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

const interpretation = subject.extend({
  type: z.string().min(1).max(64),
  typeVersion: z.int().min(1),
  parameters: specData,
  /** What type and parameters expand to; evaluation reads this alone. */
  spec: specData,
  reportingUnits: reportingUnits.default({ root: null, kind: null }),
  source: label.nullable().default(null),
  frequency: frequency.nullable().default(null),
  from,
});
const withOrganisation = (data: Subject) => ({ ...reads(data), organisation: streams.organisation() });

/** What the statement is taken to mean. Later interpretations leave the earlier ones to their own days. */
export const interpretGoal = defineCommand({ ...grounded, name: 'interpretGoal', data: interpretation, reads: withOrganisation });

/** The same, where another has to agree: it means nothing until then. */
export const proposeInterpretation = defineCommand({
  ...grounded,
  name: 'proposeInterpretation',
  data: interpretation.extend({ proposal: name }),
  reads: withOrganisation,
});

const ofProposal = subject.extend({ proposal: name });

/** Decides on what another has proposed, with grounds of its own: the interpretation is this decision. */
export const confirmInterpretation = defineCommand({ ...grounded, name: 'confirmInterpretation', data: ofProposal, reads: withOrganisation });

/** Gives up a proposal that nobody has confirmed. */
export const withdrawInterpretation = defineCommand({ ...decision, name: 'withdrawInterpretation', needsReason: true, data: ofProposal });

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

/** Ties the goal to another, to another plan, or to what others have listed. */
export const linkGoal = defineCommand({ ...decision, name: 'linkGoal', data: subject.extend({ link: name, to: goalLink, from }) });

export const unlinkGoal = defineCommand({ ...decision, name: 'unlinkGoal', needsReason: true, data: subject.extend({ link: name, from }) });

/** Says what is amiss with adopted wording, of any statement; the wording stays. */
export const remarkOnWording = defineCommand({
  name: 'remarkOnWording',
  kind: 'fact',
  data: subject.extend({ remark: z.enum(WORDING_REMARKS), text: label }),
  roles,
  stream,
  reads,
});

/** Puts on record what is foreseen for the goal's deciding date from what is known of the day `at`. The figures are worked out, never sent. */
export const publishForecast = defineCommand({
  name: 'publishForecast',
  kind: 'fact',
  data: ForecastPublished.data.omit({ rules: true }),
  roles,
  stream,
  reads: (data) => ({ ...reads(data), ledger: streams.ledger() }),
});

export const goalCommands = [
  interpretGoal,
  proposeInterpretation,
  confirmInterpretation,
  withdrawInterpretation,
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
  linkGoal,
  unlinkGoal,
  remarkOnWording,
  publishForecast,
] as const;
