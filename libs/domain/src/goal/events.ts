import { z } from 'zod';
import { actorId, calendarDate, decimalText, defineEvent, label, name, sealedText, type EventOf } from '../event/index.js';
import { unitKind } from '../organisation/events.js';

export const COURSES = ['ahead', 'onCourse', 'behind', 'tooEarly', 'notApplicable'] as const;
export const course = z.enum(COURSES);
export type Course = z.infer<typeof course>;

export const RESULTS = ['reached', 'partly', 'notReached', 'notDecidable'] as const;
export const result = z.enum(RESULTS);
export type Result = z.infer<typeof result>;

/** A spec or its parameters: data whose schema belongs to the goal types, which the domain does not look into. */
export const specData = z.record(z.string(), z.json());

/** Which units report on the goal: `root` and those of `kind` below it. Null root is the plan's unit; null kind is the root alone. */
export const reportingUnits = z.strictObject({ root: name.nullable(), kind: unitKind.nullable() });
export type ReportingUnits = z.infer<typeof reportingUnits>;

/** How often figures are expected. */
export const frequency = z.enum(['monthly', 'quarterly', 'halfYearly', 'yearly', 'once']);

/** What the statement is taken to mean, from `validFrom`: catalogue type and parameters as chosen, and the spec they expand to. Evaluation reads the spec only. */
export const GoalInterpreted = defineEvent(
  'GoalInterpreted',
  z.strictObject({
    goal: name,
    plan: name,
    /** Catalogue name, such as `annualGrowthFloor`. */
    type: z.string().min(1).max(64),
    typeVersion: z.int().min(1),
    parameters: specData,
    spec: specData,
    reportingUnits,
    source: label.nullable(),
    frequency: frequency.nullable(),
  }),
);
/** The baseline is fixed or changed, from `validFrom`; `spec` is the whole spec from then on. */
export const BaselineSet = defineEvent(
  'BaselineSet',
  z.strictObject({ goal: name, on: calendarDate, value: decimalText, parameters: specData, spec: specData }),
);
/** The target is changed by decision, from `validFrom`; `parameters` and `spec` are whole, `previous` and `next` are for people. */
export const TargetChanged = defineEvent(
  'TargetChanged',
  z.strictObject({ goal: name, previous: z.string(), next: z.string(), parameters: specData, spec: specData }),
);
export const OwnerAssigned = defineEvent('OwnerAssigned', z.strictObject({ goal: name, owner: actorId }));
/** It is not followed from `validFrom` on, until it is resumed. */
export const GoalDropped = defineEvent('GoalDropped', z.strictObject({ goal: name }));
export const GoalResumed = defineEvent('GoalResumed', z.strictObject({ goal: name }));
/** The goal goes on as `into`; it is itself no longer followed. */
export const GoalSplit = defineEvent('GoalSplit', z.strictObject({ goal: name, into: z.array(name).min(2).max(50) }));
export const GoalMerged = defineEvent('GoalMerged', z.strictObject({ goal: name, into: name }));
/** Judgement in place of the rule; valid in `[validFrom, validTo)`, and only once another actor has confirmed it. */
export const StatusOverrideProposed = defineEvent(
  'StatusOverrideProposed',
  z.strictObject({ goal: name, override: name, course: course.nullable(), result: result.nullable() }),
);
export const StatusOverrideConfirmed = defineEvent('StatusOverrideConfirmed', z.strictObject({ goal: name, override: name }));
/** The override no longer holds from `validFrom` on. */
export const StatusOverrideWithdrawn = defineEvent('StatusOverrideWithdrawn', z.strictObject({ goal: name, override: name }));
/** What the board says about the goal, per `validFrom`. */
export const NarrativeWritten = defineEvent('NarrativeWritten', z.strictObject({ goal: name, language: z.enum(['nb', 'nn', 'en']), text: sealedText(20_000) }));

export const goalEvents = [
  GoalInterpreted,
  BaselineSet,
  TargetChanged,
  OwnerAssigned,
  GoalDropped,
  GoalResumed,
  GoalSplit,
  GoalMerged,
  StatusOverrideProposed,
  StatusOverrideConfirmed,
  StatusOverrideWithdrawn,
  NarrativeWritten,
] as const;
export type GoalEvent = EventOf<(typeof goalEvents)[number]>;
