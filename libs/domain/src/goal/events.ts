import { z } from 'zod';
import { actorId, calendarDate, decimalText, defineEvent, label, name, sealedText, type EventOf } from '../event/index.js';
import { unitKind } from '../organisation/events.js';

export const COURSES = ['ahead', 'onCourse', 'behind', 'tooEarly', 'notApplicable'] as const;
export const course = z.enum(COURSES);
export type Course = z.infer<typeof course>;

export const RESULTS = ['reached', 'partly', 'notReached', 'notDecidable'] as const;
export const result = z.enum(RESULTS);
export type Result = z.infer<typeof result>;

/** State of the data behind an answer, apart from the answer itself. */
export const DATA_LIGHTS = ['fresh', 'provisional', 'outdated', 'missing', 'break', 'suppressed'] as const;
export type DataLight = (typeof DATA_LIGHTS)[number];

/** A spec or its parameters: data whose schema belongs to the goal types, which the domain does not look into. */
export const specData = z.record(z.string(), z.json());

/** Which units report on the goal: `root` and those of `kind` below it. Null root is the plan's unit; null kind is the root alone. */
export const reportingUnits = z.strictObject({ root: name.nullable(), kind: unitKind.nullable() });
export type ReportingUnits = z.infer<typeof reportingUnits>;

/** How often figures are expected. */
export const frequency = z.enum(['monthly', 'quarterly', 'halfYearly', 'yearly', 'once']);

const interpretation = z.strictObject({
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
});
export type InterpretationData = z.infer<typeof interpretation>;

/** What the statement is taken to mean, from `validFrom`: catalogue type and parameters as chosen, and the spec they expand to. Evaluation reads the spec only. */
export const GoalInterpreted = defineEvent('GoalInterpreted', interpretation);
/** What somebody would take the statement to mean from `validFrom`; it says nothing until another actor has confirmed it. */
export const InterpretationProposed = defineEvent('InterpretationProposed', interpretation.extend({ proposal: name }));
/** The proposal is taken over; the interpretation itself follows as `GoalInterpreted` in the same append. */
export const InterpretationConfirmed = defineEvent('InterpretationConfirmed', z.strictObject({ goal: name, proposal: name }));
/** The proposal is given up before anybody confirmed it. */
export const InterpretationWithdrawn = defineEvent('InterpretationWithdrawn', z.strictObject({ goal: name, proposal: name }));
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

/** What a goal can be tied to. None of these is ever averaged or summed. */
export const goalLink = z.discriminatedUnion('kind', [
  /** It carries on a goal of an earlier plan: counted from that one's baseline, or from one of its own. */
  z.strictObject({ kind: z.literal('continues'), goal: name, baseline: z.enum(['kept', 'new']) }),
  /** It is a means to another goal; a goal may contribute to several. */
  z.strictObject({ kind: z.literal('contributesTo'), goal: name }),
  /** It speaks of another plan's goal, or of another body's list, in the version meant. */
  z.strictObject({
    kind: z.literal('refersTo'),
    what: label,
    version: label.nullable().default(null),
    plan: name.nullable().default(null),
    goal: name.nullable().default(null),
  }),
  /** A commitment that cuts across: it is meant for each of these goals. */
  z.strictObject({ kind: z.literal('appliesTo'), goals: z.array(name).min(1).max(200) }),
]);
export type GoalLink = z.infer<typeof goalLink>;

/** It is tied to something from `validFrom`, until that is undone. */
export const GoalLinked = defineEvent('GoalLinked', z.strictObject({ goal: name, link: name, to: goalLink }));
export const GoalUnlinked = defineEvent('GoalUnlinked', z.strictObject({ goal: name, link: name }));

export const WORDING_REMARKS = ['contradictsItself', 'severalConditions', 'noMeasure', 'unclear'] as const;
export type WordingRemark = (typeof WORDING_REMARKS)[number];
/** Something is amiss with the adopted wording, which is kept as it is: this says so, from the day the statement stands. */
export const WordingRemarked = defineEvent('WordingRemarked', z.strictObject({ goal: name, remark: z.enum(WORDING_REMARKS), text: label }));

/** What was foreseen per `validFrom`, by the rules and the figures known then: where the figure would stand on the deciding date. Held later against what came. */
export const ForecastPublished = defineEvent(
  'ForecastPublished',
  z.strictObject({
    goal: name,
    plan: name,
    /** The day it is made from; it is the event's `validFrom` too. */
    at: calendarDate,
    decidingOn: calendarDate,
    /** What the figures are: an amount, a ratio (0.02 is 2 %), a difference of two, a count, or days. */
    unit: z.enum(['number', 'ratio', 'ratioDifference', 'count', 'days']),
    central: decimalText,
    /** Four times in five the figure should come to lie from `low` to `high`, both included. */
    low: decimalText,
    high: decimalText,
    /** The change a month that would just reach the bound; null where the bound is a range. */
    requiredPace: decimalText.nullable(),
    method: label,
    /** How many observations the range rests on. */
    observations: z.int().min(0),
    rules: z.string(),
  }),
);

export const goalEvents = [
  GoalInterpreted,
  InterpretationProposed,
  InterpretationConfirmed,
  InterpretationWithdrawn,
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
  GoalLinked,
  GoalUnlinked,
  WordingRemarked,
  ForecastPublished,
] as const;
export type GoalEvent = EventOf<(typeof goalEvents)[number]>;
