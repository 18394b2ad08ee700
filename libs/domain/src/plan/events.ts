import { z } from 'zod';
import { calendarDate, defineEvent, label, mandate, name, periodOfDays, sealedText, wording, type EventOf } from '../event/index.js';
import { COURSES, DATA_LIGHTS, RESULTS } from '../goal/events.js';

export const STATEMENT_ROLES = ['overallGoal', 'priorityArea', 'goal', 'guideline', 'localGoal', 'outsideGoal'] as const;
export const statementRole = z.enum(STATEMENT_ROLES);
export type StatementRole = z.infer<typeof statementRole>;

/** The four checks of a branch's own goal; it is tracked only when all have passed. */
export const GATE_CHECKS = ['concrete', 'measurable', 'realistic', 'reasoned'] as const;
export const gateCheck = z.enum(GATE_CHECKS);
export type GateCheck = z.infer<typeof gateCheck>;

/** Where a goal from outside the plan comes from: who decided on it, and the decision. */
export const origin = z.strictObject(
  { from: z.enum(['superiorBody', 'branchBoard']), decision: mandate },
  'say where the goal comes from: superiorBody or branchBoard, with its decision',
);

/** From the first day of the plan on; its statements likewise. They are shown after its last day too, when their results are known. */
export const PlanAdopted = defineEvent(
  'PlanAdopted',
  z.strictObject({
    plan: name,
    title: wording,
    /** The unit whose plan it is. */
    unit: name,
    period: periodOfDays,
  }),
);

/** A statement in its adopted wording, which nothing ever edits. `statement` is unique in the ledger and is its goal's id. */
export const StatementAdopted = defineEvent(
  'StatementAdopted',
  z.strictObject({
    plan: name,
    statement: name,
    role: statementRole,
    /** The priority area or goal it stands under. */
    parent: name.nullable(),
    /** Place among its siblings, from 1. */
    position: z.int().min(1).max(10_000),
    wording,
    /** The unit that formulated it, for a branch's own goal or a goal from outside the plan. */
    unit: name.nullable(),
    origin: origin.nullable(),
  }),
);
/** It is no longer part of the plan from `validFrom`. */
export const StatementWithdrawn = defineEvent('StatementWithdrawn', z.strictObject({ plan: name, statement: name }));
/** One of the four checks was answered; the latest answer counts. The actor is who checked. */
export const LocalGoalChecked = defineEvent(
  'LocalGoalChecked',
  z.strictObject({ plan: name, statement: name, check: gateCheck, passed: z.boolean(), note: sealedText().nullable() }),
);
/** One decision that, from `validFrom`, moves the deciding date of many goals. */
export const DecidingDatesMoved = defineEvent(
  'DecidingDatesMoved',
  z.strictObject({ plan: name, goals: z.array(name).min(1).max(1000), decidingDate: calendarDate }),
);
/** A decision from `validFrom`; the statements it withdraws and adopts follow in the same append. */
export const PlanRevised = defineEvent('PlanRevised', z.strictObject({ plan: name, title: wording.nullable(), summary: label }));
/** Words for some of the values of an answer; one that is left out keeps the usual word. */
const wordsFor = <T extends string>(values: readonly [T, ...T[]]) => z.partialRecord(z.enum(values), wording);
/** The organisation's own words for the three answers. */
export const ownWords = z.strictObject({ course: wordsFor(COURSES), result: wordsFor(RESULTS), data: wordsFor(DATA_LIGHTS) });
/** From `validFrom` the plan's answers are told in these words, in place of any chosen earlier. */
export const OwnWordsChosen = defineEvent('OwnWordsChosen', ownWords.extend({ plan: name }));
/** Nothing about the plan changes on `validFrom` or later. */
export const PlanClosed = defineEvent('PlanClosed', z.strictObject({ plan: name }));

export const planEvents = [
  PlanAdopted,
  StatementAdopted,
  StatementWithdrawn,
  LocalGoalChecked,
  DecidingDatesMoved,
  PlanRevised,
  OwnWordsChosen,
  PlanClosed,
] as const;
export type PlanEvent = EventOf<(typeof planEvents)[number]>;
