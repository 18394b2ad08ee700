import { z } from 'zod';
import { calendarDate, defineCommand, label, name, periodOfDays, plainText, type Role, wording } from '../event/index.js';
import { streams } from '../streams.js';
import { gateCheck, origin, ownWords } from './events.js';

const adopting: readonly Role[] = ['secretariat', 'board'];
const planning: readonly Role[] = ['planner', 'secretariat', 'board'];
const stream = (data: { readonly plan: string }) => streams.plan(data.plan);
const reads = () => ({ organisation: streams.organisation() });
const unit = (data: { readonly unit: string }) => data.unit;

/** A statement's place in the plan and its wording. */
const placed = z.strictObject({
  statement: name,
  /** The overall goal, priority area or goal it stands under. */
  parent: name.nullable().default(null),
  /** Its place among its siblings, from 1. */
  position: z.int().min(1).max(10_000),
  wording,
});

/** A statement that the plan itself makes; a branch's own goals and goals from outside have commands of their own. */
const statement = placed.extend({ role: z.enum(['overallGoal', 'priorityArea', 'goal', 'guideline']) });

export const adoptPlan = defineCommand({
  name: 'adoptPlan',
  kind: 'creation',
  data: z.strictObject({
    plan: name,
    title: wording,
    /** The unit whose plan it is. */
    unit: name,
    period: periodOfDays,
    statements: z.array(statement).min(1, 'a plan says at least one thing').max(1000),
  }),
  roles: adopting,
  needsMandate: true,
  stream,
  reads,
});

/** Adopted wording is never edited: a new wording is a withdrawal and a new statement with an id of its own. */
export const revisePlan = defineCommand({
  name: 'revisePlan',
  kind: 'decision',
  data: z.strictObject({
    plan: name,
    /** The first day the revision holds. */
    from: calendarDate,
    title: wording.nullable().default(null),
    /** What the revision is, in a line. */
    summary: label,
    withdrawn: z.array(name).max(1000).default([]),
    added: z.array(statement).max(1000).default([]),
  }),
  roles: adopting,
  needsMandate: true,
  needsReason: true,
  stream,
});

const answer = { check: gateCheck, passed: z.boolean(), note: plainText().nullable().default(null) };

/** A branch's own goal, with those of the four checks that are answered. It is stored in any case and tracked once all four have passed. */
export const formulateLocalGoal = defineCommand({
  name: 'formulateLocalGoal',
  kind: 'fact',
  data: placed.extend({
    plan: name,
    unit: name,
    /** The first day it holds. */
    from: calendarDate,
    checks: z.array(z.strictObject(answer)).max(4).default([]),
  }),
  roles: planning,
  stream,
  unit,
  reads,
});

/** `unit` is the unit whose goal it is. */
export const checkLocalGoal = defineCommand({
  name: 'checkLocalGoal',
  kind: 'fact',
  data: z.strictObject({ plan: name, statement: name, unit: name, ...answer }),
  roles: planning,
  stream,
  unit,
});

export const addOutsideGoal = defineCommand({
  name: 'addOutsideGoal',
  kind: 'fact',
  data: placed.extend({ plan: name, unit: name, from: calendarDate, origin }),
  roles: planning,
  stream,
  unit,
  reads,
});

/** One decision on many goals; `from` is the first day on which the new deciding date stands. */
export const moveDecidingDates = defineCommand({
  name: 'moveDecidingDates',
  kind: 'decision',
  data: z.strictObject({ plan: name, goals: z.array(name).min(1).max(1000), decidingDate: calendarDate, from: calendarDate }),
  roles: adopting,
  needsMandate: true,
  needsReason: true,
  stream,
});

/** All of the organisation's own words for the three answers, from the day `from`; an answer without one is told in the usual words. */
export const chooseWords = defineCommand({
  name: 'chooseWords',
  kind: 'decision',
  data: z.strictObject({
    plan: name,
    course: ownWords.shape.course.default({}),
    result: ownWords.shape.result.default({}),
    data: ownWords.shape.data.default({}),
    from: calendarDate,
  }),
  roles: adopting,
  stream,
});

/** `on` is the first day on which nothing about the plan changes any more. */
export const closePlan = defineCommand({
  name: 'closePlan',
  kind: 'decision',
  data: z.strictObject({ plan: name, on: calendarDate }),
  roles: adopting,
  needsMandate: true,
  stream,
});

export const planCommands = [adoptPlan, revisePlan, formulateLocalGoal, checkLocalGoal, addOutsideGoal, moveDecidingDates, chooseWords, closePlan] as const;
