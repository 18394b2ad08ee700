import { z } from 'zod';
import { calendarDate, decimalText, entryState, name, label } from '#domain';
import { decimal, invalid, parseDecimal, type DecimalText, type CalendarDate } from '#kernel';
import { rule } from '../spec/combination.js';
import { comparedMeasure, flowMeasure, gate, levelMeasure } from '../spec/measures.js';
import {
  baseline,
  type Baseline,
  type Bound,
  decidingDate,
  entryRef,
  interim,
  maxAgeDays,
  type OneSided,
  points,
  requiredShare,
  strata,
} from '../spec/parts.js';
import type { OwnFigureSpec, SingleSpec, Due, Member, PlannedSpec } from '../spec/index.js';

/** The form fields that goal types share, and the checks that hold between them. */

/** A number as specs hold it. */
export function exact(value: number): DecimalText {
  return parseDecimal(value);
}

/** What is measured: the id of a measure of the kind the type is made for, or another measure said in full. */
export const measureField = z.union([name, levelMeasure]);
/** The same, for what can be compared with other groups, peers or a reference series. */
export const comparedField = z.union([name, comparedMeasure]);
/** The same, where a flow will do as well. */
export const followedField = z.union([name, z.discriminatedUnion('kind', [levelMeasure, flowMeasure])]);

/** The measure that a field stands for; an id alone is of `kind`. */
export function measureOf<M extends object, K extends 'number' | 'share' | 'rate'>(field: string | M, kind: K): M | { kind: K; measure: string } {
  return typeof field === 'string' ? { kind, measure: field } : field;
}

export const comparisonField = z.enum(['atLeast', 'atMost', 'moreThan', 'lessThan']).default('atLeast');

/** A bound on one side; "more than" and "less than" leave the limit itself outside. */
export function oneSidedOf(comparison: z.infer<typeof comparisonField>, limit: DecimalText): OneSided {
  const strict = comparison === 'moreThan' || comparison === 'lessThan';
  return { kind: comparison === 'atLeast' || comparison === 'moreThan' ? 'atLeast' : 'atMost', limit, strict };
}

/** "0.10" is 10 %. */
export const shareField = decimalText.refine(
  (text) => decimal(text).gte(0) && decimal(text).lte(1),
  'give a share from 0 to 1, where "0.10" is 10 % and "1" is all of it',
);

export const baselineField = baseline.nullable().default(null);
/** A new unit is let off for so many days. */
export const graceDaysField = z.int().min(0).max(3660).default(0);
export const strataField = strata.default([]);
/** The share of those asked that must have done it; "1" is all of them. */
export const requiredField = requiredShare.prefault('1');

/** @throws Refused `invalid` naming the type, when it is nothing that a unit can have a result in by itself */
export function ownFigureOf(type: string, spec: SingleSpec): OwnFigureSpec {
  if (spec.evaluator === 'value') {
    switch (spec.relativeTo) {
      case 'nothing':
      case 'ownBase':
      case 'previousPeriod':
      case 'windowStart':
        return spec;
    }
  }
  throw invalid('parameters.figure.type', `${type} gives no figure that a unit can reach by itself`, 'choose a type of a level, a change, a growth or a total');
}

export const decidingDateField = decidingDate.default(null);

const linear = z.strictObject({ shape: z.literal('linear') });
const ownPoints = z.strictObject({ shape: z.literal('points'), points });
const steps = z.strictObject({ shape: z.literal('stepped'), points });

/** Expected along a straight line from the baseline, or through the plan's own points: evenly between them, or each until the next. */
export const pathField = z.discriminatedUnion('shape', [linear, ownPoints, steps]).default({ shape: 'linear' });
/** The same, or the bound itself from the first day. */
export const levelPathField = z
  .discriminatedUnion('shape', [linear, ownPoints, steps, z.strictObject({ shape: z.literal('level') })])
  .default({ shape: 'level' });

/** A level's path as specs hold it: a straight line begins at the baseline. */
export function pathFrom(baseline: Baseline | null, path: z.infer<typeof levelPathField>) {
  return path.shape === 'linear' ? { ...path, baseline } : path;
}

export const interimField = interim.default([]);

/** How many must have answered, and how large a part of those asked, before a survey decides anything; null asks for none. */
export const gateFields = { answers: gate.shape.answers.default(null), responseRate: gate.shape.responseRate.default(null) };

interface Dated {
  readonly baseline?: { readonly on: string } | null;
  readonly decidingDate?: string | null;
  readonly path?: { readonly shape: string; readonly points?: readonly { readonly on: string }[] };
  readonly interim?: readonly { readonly on: string }[];
  readonly from?: string | null;
}

/**
 * Nothing can be decided before it has begun: the deciding date comes after the baseline, not before the first day, after each bound on the
 * way, and no point of the path lies after it.
 */
export function inOrderOfTime(parameters: Dated, context: z.core.$RefinementCtx): void {
  const { baseline, decidingDate: deciding, path, interim: onTheWay = [], from = null } = parameters;
  // What is no date at all has been said to be so already.
  if (context.issues.length > 0) return;
  onTheWay.forEach(({ on }, index) => {
    if (baseline && on <= baseline.on) {
      context.addIssue({ code: 'custom', input: on, path: ['interim', index, 'on'], message: `give a day after the baseline's, ${baseline.on}` });
    }
  });
  if (deciding === null || deciding === undefined) return;
  if (from !== null && from > deciding) {
    context.addIssue({ code: 'custom', input: from, path: ['from'], message: `give a day no later than the deciding date, ${deciding}` });
  }
  onTheWay.forEach(({ on }, index) => {
    if (on >= deciding) {
      context.addIssue({ code: 'custom', input: on, path: ['interim', index, 'on'], message: `give a day before the deciding date, ${deciding}` });
    }
  });
  if (baseline && deciding <= baseline.on) {
    context.addIssue({ code: 'custom', input: deciding, path: ['decidingDate'], message: `give a day after the baseline's, ${baseline.on}` });
  }
  path?.points?.forEach((point, index) => {
    if (point.on > deciding) {
      context.addIssue({
        code: 'custom',
        input: point.on,
        path: ['path', 'points', index, 'on'],
        message: `give a day no later than the deciding date, ${deciding}`,
      });
    }
  });
}

export function rangeInOrder({ low, high }: { readonly low: number | string; readonly high: number | string }, context: z.core.$RefinementCtx): void {
  if (context.issues.length > 0 || decimal(low).lte(high)) return;
  context.addIssue({ code: 'custom', input: high, path: ['high'], message: `give a highest number that is not below the lowest, ${low}` });
}

export function boundInOrder({ bound }: { readonly bound: Bound }, context: z.core.$RefinementCtx): void {
  if (context.issues.length > 0 || bound.kind !== 'between' || decimal(bound.low).lte(bound.high)) return;
  context.addIssue({
    code: 'custom',
    input: bound.high,
    path: ['bound', 'high'],
    message: `give an upper limit that is not below the lower one, ${bound.low}`,
  });
}

interface Reached {
  readonly bound: Bound;
  readonly path: { readonly shape: string };
  readonly interim: readonly unknown[];
}

/** A range is something to be in, not to move towards. */
export function rangeWithoutPath({ bound, path, interim: onTheWay }: Reached, context: z.core.$RefinementCtx): void {
  if (context.issues.length > 0 || bound.kind !== 'between') return;
  if (path.shape !== 'level') context.addIssue({ code: 'custom', input: path.shape, path: ['path', 'shape'], message: 'leave the path out: a range has none' });
  if (onTheWay.length > 0)
    context.addIssue({ code: 'custom', input: onTheWay, path: ['interim'], message: 'leave the bounds on the way out: a range has none' });
}

/** What must hold on every day has no periods to hold in some of. */
export function allThroughout({ when, required }: { readonly when: string; readonly required: unknown }, context: z.core.$RefinementCtx): void {
  if (context.issues.length > 0 || when !== 'throughout' || required === 'all') return;
  context.addIssue({ code: 'custom', input: required, path: ['required'], message: 'leave it out, or let it hold at the end of each period' });
}

/** Only what is to be reached by a date has bounds on the way. */
export function interimByDate(
  { policy, interim: onTheWay }: { readonly policy: string; readonly interim: readonly unknown[] },
  context: z.core.$RefinementCtx,
): void {
  if (context.issues.length > 0 || policy === 'byDate' || onTheWay.length === 0) return;
  context.addIssue({ code: 'custom', input: onTheWay, path: ['interim'], message: 'leave the bounds on the way out unless the policy is byDate' });
}

/** A day, or so many days after an entry first is in one of some states. */
export const dueField = z.union([calendarDate, z.strictObject({ ...entryRef.shape, states: z.array(entryState).min(1), days: z.int().min(0).max(3660) })]);
type DueField = z.infer<typeof dueField>;

export function dueOf(due: DueField): Due {
  return typeof due === 'string' ? { kind: 'date', on: due } : { kind: 'after', ...due };
}

/** Whether a self-assessment decides, or is only shown. */
export const assessedByField = z.enum(['anyone', 'others']).default('anyone');

/** How several conditions are judged together. */
export const ruleField = rule;

/** The day it is due, where that is known beforehand. */
export function dueDayOf(due: DueField): CalendarDate | null {
  return typeof due === 'string' ? due : null;
}

/** What is asked of a thing that shall exist, whether it is one or has parts. */
export const thingFields = {
  due: dueField,
  plannedStart: calendarDate.nullable().default(null),
  targetState: z.enum(['delivered', 'accepted']).default('accepted'),
  /** How many days after the due date the forecast may lie and still be on course. */
  toleranceDays: z.int().min(0).max(3660).default(0),
  maxAgeDays: maxAgeDays.default(null),
};

export function startBeforeDue({ plannedStart, due }: { readonly plannedStart: string | null; readonly due: DueField }, context: z.core.$RefinementCtx): void {
  if (plannedStart !== null && typeof due === 'string' && plannedStart > due) {
    context.addIssue({ code: 'custom', input: plannedStart, path: ['plannedStart'], message: `give a day no later than the due date, ${due}` });
  }
}

/** A rise shall be at least so large, a fall at least so deep. */
export function towards(change: DecimalText): OneSided {
  return { kind: decimal(change).isNegative() ? 'atMost' : 'atLeast', limit: change, strict: false };
}

interface Windowed {
  readonly window: { readonly kind: string; readonly first?: string; readonly last?: string };
  readonly path: { readonly shape: string };
  readonly decidingDate: string | null;
}

/** The days of a window are in order, and it begins no later than it is decided; only whole calendar years have seasons. */
export function windowInOrder({ window: { kind, first, last }, path, decidingDate: deciding }: Windowed, context: z.core.$RefinementCtx): void {
  if (kind !== 'dates' || first === undefined || last === undefined || context.issues.length > 0) return;
  if (last < first) {
    context.addIssue({ code: 'custom', input: last, path: ['window', 'last'], message: `give a day no earlier than the window's first, ${first}` });
  }
  if (deciding !== null && deciding < first) {
    context.addIssue({ code: 'custom', input: deciding, path: ['decidingDate'], message: `give a day no earlier than the window's first, ${first}` });
  }
  if (path.shape === 'seasonal' && !(first.endsWith('-01-01') && last.endsWith('-12-31'))) {
    context.addIssue({
      code: 'custom',
      input: path.shape,
      path: ['path', 'shape'],
      message: 'let the window be of whole calendar years, or expect an even pace',
    });
  }
}

interface Frames {
  readonly years: readonly { readonly year: number; readonly low: string | null; readonly high: string }[];
  readonly total: { readonly low: string | null; readonly high: string } | null;
}

/** Some frame is given, years come in order, and no lower limit is above its upper one. */
export function framesInOrder({ years, total }: Frames, context: z.core.$RefinementCtx): void {
  const refuse = (path: (string | number)[], input: unknown, message: string) => context.addIssue({ code: 'custom', input, path, message });
  const turned = (frame: { readonly low: string | null; readonly high: string }) => frame.low !== null && decimal(frame.low).gt(frame.high);
  if (context.issues.length > 0) return;
  if (years.length === 0 && total === null) refuse(['years'], years, 'give what is set aside in a year, or in all');
  years.forEach((frame, index) => {
    const before = years[index - 1];
    if (before !== undefined && before.year >= frame.year) refuse(['years', index, 'year'], frame.year, `give a year after ${before.year}`);
    if (turned(frame)) refuse(['years', index, 'high'], frame.high, `give an upper limit that is not below the lower one, ${frame.low}`);
  });
  if (total !== null && turned(total)) refuse(['total', 'high'], total.high, `give an upper limit that is not below the lower one, ${total.low}`);
}

/** What a member is grouped by, for rules that ask something of each group. */
export const groupField = label.nullable().default(null);

/** Conditions, each by a goal type with its parameters, or by another goal's answer. */
export const groupedMembers = z
  .array(
    z
      .strictObject({
        title: label,
        group: groupField,
        type: name.nullable().default(null),
        parameters: z.record(z.string(), z.json()).nullable().default(null),
        goal: name.nullable().default(null),
      })
      .superRefine(({ type, parameters, goal }, context) => {
        const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', input: null, path: [field], message });
        if (type === null && goal === null) refuse('type', 'give a goal type with its parameters, or a goal');
        if (type !== null && goal !== null) refuse('goal', 'leave it out where there is a goal type');
        if (type !== null && parameters === null) refuse('parameters', 'give what the goal type asks for');
        if (type === null && parameters !== null) refuse('parameters', 'leave it out where there is no goal type');
      }),
  )
  .min(2)
  .max(20);
type GroupedMember = z.infer<typeof groupedMembers>[number];

/** Where the parameters of a member's goal type are. */
export function memberPath(index: number): readonly (string | number)[] {
  return ['parameters', 'members', index, 'parameters'];
}

export function memberOf({ title, group, type, parameters, goal }: GroupedMember, ofType: (type: string, parameters: unknown) => SingleSpec): Member {
  return { title, group, spec: type === null ? { evaluator: 'goal', goal: goal ?? '' } : ofType(type, parameters) };
}

/** One count of a quota, by the entries' own plan. */
export function partOfQuota(title: string, measure: PlannedSpec['measure'], atLeast: number, decidingDate: CalendarDate | null): Member {
  return {
    title,
    group: null,
    spec: {
      evaluator: 'value',
      relativeTo: 'ownPlan',
      measure,
      when: { kind: 'byDate', bound: { kind: 'atLeast', limit: exact(atLeast), strict: false }, tolerance: exact(0) },
      maxAgeDays: null,
      decidingDate,
    },
  };
}
