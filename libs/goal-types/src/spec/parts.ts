import { z } from 'zod';
import { calendarDate, decimalText, entryState, label, name } from '#domain';
import { decimal } from '#kernel';

/** The pieces that specs of several evaluators share. Shares and growth are ratios as text: "0.02" is 2 %. */

/** Where a change is counted from: a value locked by decision; null is what the measurements say of that day, which may lie before the plan. */
export const baseline = z.strictObject({ on: calendarDate, value: decimalText.nullable() });
export type Baseline = z.infer<typeof baseline>;

/** How far from the expected path still counts as on course; never part of what decides the result. */
export const tolerance = decimalText.refine((text) => !decimal(text).isNegative(), 'give a tolerance of 0 or more');

/** The smallest change that counts as one. */
export const materiality = decimalText.refine((text) => !decimal(text).isNegative(), 'give the smallest change that counts, 0 or more');

/** How old a value may be, in whole days, and still stand for the day asked about; null is without limit. */
export const maxAgeDays = z.int().min(1).max(3660).nullable();

/** The last day on which the promise may be kept; the result is decided the day after. Null is the plan period's last day. */
export const decidingDate = calendarDate.nullable();

/** A whole number of days between two things, at most ten years. */
export const days = z.int().min(1).max(3660);

/** "0.10" is 10 %; above 0 and at most all of it. */
export const requiredShare = decimalText.refine((text) => decimal(text).gt(0) && decimal(text).lte(1), 'give a share above 0 and at most 1, where 1 is all');

/** A value expected on a day. */
const waypoint = z.strictObject({ on: calendarDate, value: decimalText });
export type PlannedPoint = z.infer<typeof waypoint>;

/** Days with the value expected on each, in order. */
export const points = z.array(waypoint).min(1).max(100).refine(inOrder, 'let each point be on a later day than the one before');

function inOrder(list: readonly { readonly on: string }[]): boolean {
  return list.every((point, index) => index === 0 || (list[index - 1] as { readonly on: string }).on < point.on);
}

const limits = { limit: decimalText, /** Whether the limit itself is outside. */ strict: z.boolean() };
const atLeast = z.strictObject({ kind: z.literal('atLeast'), ...limits });
const atMost = z.strictObject({ kind: z.literal('atMost'), ...limits });
/** Both ends included. */
export const between = z.strictObject({ kind: z.literal('between'), low: decimalText, high: decimalText });
export type Between = z.infer<typeof between>;

/** A bound on one side: something to reach along a path. */
export const oneSided = z.discriminatedUnion('kind', [atLeast, atMost]);
export type OneSided = z.infer<typeof oneSided>;

/** A bound on one side or both. */
export const bound = z.discriminatedUnion('kind', [atLeast, atMost, between]);
export type Bound = z.infer<typeof bound>;

/** Bounds on the way, in order: a binding one has a result of its own, the others only steer the course. */
export const interim = z
  .array(z.strictObject({ on: calendarDate, bound: oneSided, binding: z.boolean() }))
  .max(50)
  .refine(inOrder, 'let each bound on the way be of a later day than the one before');
export type Interim = z.infer<typeof interim>;

/** In how many of the periods or occasions it must hold. */
export const required = z.union([z.literal('all'), z.int().min(1).max(400)]);
export type Required = z.infer<typeof required>;

export const calendarPeriod = z.enum(['month', 'quarter', 'halfYear', 'year']);
export type CalendarPeriod = z.infer<typeof calendarPeriod>;

/** What an entry's attribute must be: equal to something, or a number at least so high. */
const condition = z.union([
  z.strictObject({ attribute: name, equals: z.union([z.string().max(300), z.boolean(), z.number().int()]) }),
  z.strictObject({ attribute: name, atLeast: z.number().int() }),
]);
export type Condition = z.infer<typeof condition>;

/** What an entry must be to count: one condition, several that all hold, or none. */
export const having = z.union([condition, z.array(condition).min(1).max(10), z.null()]);
export type Having = z.infer<typeof having>;

/** Entries of a register that are in one of `states`, and are as `having` asks. */
export const entriesWanted = { register: name, states: z.array(entryState).min(1), having };

/** An entry by name. */
export const entryRef = z.strictObject({ register: name, entry: name });
export type EntryRef = z.infer<typeof entryRef>;

/** Named twice, one thing would count for two. */
const eachOnce = (refs: readonly EntryRef[]) => new Set(refs.map(({ register, entry }) => `${register}/${entry}`)).size === refs.length;
const ONCE = 'name each entry once';
export const entryRefs = z.array(entryRef).min(1).max(50).refine(eachOnce, ONCE);
/** Entries that are parts of one thing, with what each part is called. */
export const titledRefs = z
  .array(z.strictObject({ title: label, ...entryRef.shape }))
  .min(2)
  .max(50)
  .refine(eachOnce, ONCE);

/** A group of units and what is asked of it: only `must` decides; both are shown. */
export const strata = z.array(z.strictObject({ stratum: label, units: z.array(name).min(1).max(2000), obligation: z.enum(['must', 'should']) })).max(20);
export type Strata = z.infer<typeof strata>;
