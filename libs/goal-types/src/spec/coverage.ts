import { z } from 'zod';
import { name } from '#domain';
import { calendarPeriod, days, decidingDate, entriesWanted, required, requiredShare, strata, tolerance } from './parts.js';
import { ownFigureSpec } from './value.js';

const common = { evaluator: z.literal('coverage') };
/** Units that exist on the day; a new one is let off for its first `graceDays`, unless it has reported. */
const units = z.strictObject({ kind: z.literal('units'), graceDays: z.int().min(0).max(3660), strata: strata.default([]) });
const owner = z.strictObject({ kind: z.literal('owner') });
/** It is done, or done at least so many times: reports add up, each counting once where it tells no number. */
const cell = z.union([z.literal('done'), z.strictObject({ atLeast: z.int().min(1).max(1000) })]);

/** Every eligible unit does it, once or so many times in all. */
const onceSpec = z.strictObject({
  ...common,
  occasions: z.literal('once'),
  coverage: name,
  eligible: units,
  cell,
  required: requiredShare,
  /** `linear` expects the covered share to grow evenly over the plan period; `none` expects nothing before the deciding date. */
  path: z.enum(['linear', 'none']),
  tolerance,
  decidingDate,
});

/** Every eligible unit, in each whole period of the plan: a matrix of unit and period. A missed period is final. */
const eachPeriodSpec = z.strictObject({
  ...common,
  occasions: z.literal('eachPeriod'),
  coverage: name,
  period: calendarPeriod,
  eligible: z.discriminatedUnion('kind', [units, owner]),
  cell,
  /** The share of the cells of each period. */
  required: requiredShare,
  /** In how many of the periods. */
  periods: required,
  /** Days after a period's end in which a report of it may still come before silence counts as not reported. */
  lateDays: z.int().min(0).max(366),
  decidingDate,
});

/** Every eligible unit, on each occasion that was listed; a missed one is final. */
const listSpec = z.strictObject({
  ...common,
  occasions: z.literal('list'),
  coverage: name,
  eligible: units,
  required: requiredShare,
  lateDays: z.int().min(0).max(366),
  decidingDate,
});

/** Every eligible unit, regularly: never longer than so many days between two. */
const intervalSpec = z.strictObject({
  ...common,
  occasions: z.literal('interval'),
  coverage: name,
  eligible: units,
  longestDays: days,
  required: requiredShare,
  decidingDate,
});

/** Whenever a case arises, something is done within so many days. A case is an entry of a register, and arises on the first day it is in force. */
const triggeredSpec = z.strictObject({
  ...common,
  occasions: z.literal('within'),
  eligible: z.strictObject({ kind: z.literal('triggered'), register: name, having: entriesWanted.having }),
  /** The states that say it was done; `notDone` those that say it was not; `lapsed` those that take the case away. */
  cell: z.strictObject({ done: entriesWanted.states, notDone: z.array(entriesWanted.states.element), lapsed: z.array(entriesWanted.states.element) }),
  /** 0 is the same day. */
  withinDays: z.int().min(0).max(3660),
  required: requiredShare,
  decidingDate,
});

/** At any time so large a share of the units has something valid: an agreement, a representative in office. It may lapse, so it is never done for good. */
const maintainedSpec = z.strictObject({
  ...common,
  occasions: z.literal('throughout'),
  eligible: units,
  cell: z.strictObject({ kind: z.literal('validNow'), ...entriesWanted }),
  required: requiredShare,
  tolerance,
  decidingDate,
});

/** Every eligible unit reaches its own figure. */
const ownFigureCoverage = z.strictObject({
  ...common,
  occasions: z.literal('ownFigure'),
  eligible: units,
  cell: ownFigureSpec,
  required: requiredShare,
});

/**
 * In each period a cycle is closed: measured, analysed, decided, changed. A cycle is an entry: `underWay` is measured, `delivered` analysed,
 * `accepted` decided, `achieved` changed.
 */
const cycleSpec = z.strictObject({
  ...common,
  occasions: z.literal('cycle'),
  register: name,
  eligible: owner,
  /** How long a cycle may take, and how long there may be between two that are closed. */
  longestDays: days,
  decidingDate,
});

/** Every goal of the plan has, in each of the plan's years, an action line with an owner and a budget note. */
const derivationSpec = z.strictObject({
  ...common,
  occasions: z.literal('eachPlanYear'),
  eligible: z.strictObject({ kind: z.literal('planGoals') }),
  /** Days into a year in which its lines may still be missing. */
  graceDays: z.int().min(0).max(366),
  required: requiredShare,
  decidingDate,
});

/** The owner keeps at it: never longer than `longestDays` between two activities. Course only. */
const effortSpec = z.strictObject({
  ...common,
  occasions: z.literal('longestInterval'),
  coverage: name,
  eligible: owner,
  cell: z.literal('anyActivity'),
  longestDays: days,
});

export const coverageSpec = z.discriminatedUnion('occasions', [
  onceSpec,
  eachPeriodSpec,
  listSpec,
  intervalSpec,
  triggeredSpec,
  maintainedSpec,
  ownFigureCoverage,
  cycleSpec,
  derivationSpec,
  effortSpec,
]);
export type OnceSpec = z.infer<typeof onceSpec>;
export type EachPeriodSpec = z.infer<typeof eachPeriodSpec>;
export type ListSpec = z.infer<typeof listSpec>;
export type IntervalSpec = z.infer<typeof intervalSpec>;
export type TriggeredSpec = z.infer<typeof triggeredSpec>;
export type MaintainedSpec = z.infer<typeof maintainedSpec>;
export type OwnFigureCoverage = z.infer<typeof ownFigureCoverage>;
export type CycleSpec = z.infer<typeof cycleSpec>;
export type DerivationSpec = z.infer<typeof derivationSpec>;
export type EffortSpec = z.infer<typeof effortSpec>;
export type CoverageSpec = z.infer<typeof coverageSpec>;
