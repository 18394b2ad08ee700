import { z } from 'zod';
import { decimalText, name } from '#domain';
import { decimal, invalid, parseDecimal, type DecimalText } from '#kernel';
import { comparedMeasure, flowMeasure, gate, levelMeasure } from '../spec/measures.js';
import { baseline, type Baseline, type Bound, decidingDate, interim, type OneSided, points, requiredShare, strata } from '../spec/parts.js';
import type { OwnFigureSpec, RankSpec, SingleSpec } from '../spec/index.js';

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
export const strataField = strata
  .refine((list) => new Set(list.map(({ stratum }) => stratum)).size === list.length, 'give each stratum a name of its own')
  .default([]);
/** The share of those asked that must have done it; "1" is all of them. */
export const requiredField = requiredShare.prefault('1');

interface States {
  readonly done: readonly string[];
  readonly notDone: readonly string[];
  readonly lapsed: readonly string[];
}

/** A state says one thing of a case. */
export function statesApart({ done, notDone, lapsed }: States, context: z.core.$RefinementCtx): void {
  if (context.issues.length > 0) return;
  const refuse = (field: 'notDone' | 'lapsed', taken: readonly string[], states: readonly string[]) =>
    states.forEach((state, index) => {
      if (taken.includes(state))
        context.addIssue({ code: 'custom', input: state, path: [field, index], message: `leave out ${state}, which says something else already` });
    });
  refuse('notDone', done, notDone);
  refuse('lapsed', [...done, ...notDone], lapsed);
}

/** @throws Refused `invalid` naming the type, when it is nothing that a unit can have a result in by itself */
export function ownFigureOf(type: string, spec: SingleSpec): OwnFigureSpec {
  if (
    spec.evaluator === 'value' &&
    (spec.relativeTo === 'nothing' || spec.relativeTo === 'ownBase' || spec.relativeTo === 'previousPeriod' || spec.relativeTo === 'windowStart')
  ) {
    return spec;
  }
  throw invalid('parameters.figure.type', `${type} gives no figure that a unit can reach by itself`, 'choose a type of a level, a change, a growth or a total');
}

export const decidingDateField = decidingDate.default(null);
/** Whether a self-assessment decides, or is only shown. */
export const assessedByField = z.enum(['anyone', 'others']).default('anyone');

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

interface Frame {
  readonly low: string | null;
  readonly high: string;
}
interface Frames {
  readonly years: readonly (Frame & { readonly year: number })[];
  readonly total: Frame | null;
}

/** Some frame is given, years come in order, and no lower limit is above its upper one. */
export function framesInOrder({ years, total }: Frames, context: z.core.$RefinementCtx): void {
  const refuse = (path: (string | number)[], input: unknown, message: string) => context.addIssue({ code: 'custom', input, path, message });
  if (context.issues.length > 0) return;
  if (years.length === 0 && total === null) refuse(['years'], years, 'give what is set aside in a year, or in all');
  years.forEach((frame, index) => {
    const before = years[index - 1];
    if (before !== undefined && before.year >= frame.year) refuse(['years', index, 'year'], frame.year, `give a year after ${before.year}`);
    if (isTurned(frame)) refuse(['years', index, 'high'], frame.high, `give an upper limit that is not below the lower one, ${frame.low}`);
  });
  if (total !== null && isTurned(total)) refuse(['total', 'high'], total.high, `give an upper limit that is not below the lower one, ${total.low}`);
}

function isTurned({ low, high }: Frame): boolean {
  return low !== null && decimal(low).gt(high);
}

/** Nothing is decided by the day it is compared with. */
export function decidedAfter<K extends 'baseOn' | 'since'>(field: K) {
  return (parameters: Readonly<Record<K, string>> & { readonly decidingDate: string | null }, context: z.core.$RefinementCtx): void => {
    const { decidingDate: deciding } = parameters;
    if (context.issues.length > 0 || deciding === null || deciding > parameters[field]) return;
    context.addIssue({
      code: 'custom',
      input: deciding,
      path: ['decidingDate'],
      message: `give a day after the one it is compared with, ${parameters[field]}`,
    });
  };
}

/** Either a place or a part of the set is asked for. */
export function oneWanted({ place, topShare }: { readonly place: number | null; readonly topShare: string | null }, context: z.core.$RefinementCtx): void {
  if (context.issues.length > 0 || (place === null) !== (topShare === null)) return;
  const message = place === null ? 'give a place, or a topShare' : 'leave it null where a topShare is given';
  context.addIssue({ code: 'custom', input: place, path: ['place'], message });
}

export function wantedOf(place: number | null, topShare: DecimalText | null): RankSpec['wanted'] {
  if (place !== null) return { kind: 'place', place };
  return { kind: 'share', share: topShare ?? exact(1) };
}

/** Each peer is there once at a time, and ceases after it came. */
export function peersInOrder(
  { peers }: { readonly peers: readonly { readonly measure: string; readonly from: string | null; readonly to: string | null }[] },
  context: z.core.$RefinementCtx,
): void {
  if (context.issues.length > 0) return;
  peers.forEach(({ measure, from, to }, index) => {
    if (from !== null && to !== null && to <= from) {
      context.addIssue({ code: 'custom', input: to, path: ['peers', index, 'to'], message: `give a day after the one it came, ${from}` });
    }
    if (peers.findIndex((peer) => peer.measure === measure) < index) {
      context.addIssue({ code: 'custom', input: measure, path: ['peers', index, 'measure'], message: 'name each peer once' });
    }
  });
}
