import { z } from 'zod';
import { calendarDate, decimalText, entryState, name } from '#domain';
import { decimal } from '#kernel';

/** The pieces that specs of several evaluators share. Shares and growth are ratios as text: "0.02" is 2 %. */

/** A known value on a known day, locked by decision: where a change is counted from. */
export const baseline = z.strictObject({ on: calendarDate, value: decimalText });
export type Baseline = z.infer<typeof baseline>;

/** How far from the expected path still counts as on course; never part of what decides the result. */
export const tolerance = decimalText.refine((text) => !decimal(text).isNegative(), 'give a tolerance of 0 or more');

/** How old a value may be, in whole days, and still stand for the day asked about; null is without limit. */
export const maxAgeDays = z.int().min(1).max(3660).nullable();

/** The last day on which the promise may be kept; the result is decided the day after. Null is the plan period's last day. */
export const decidingDate = calendarDate.nullable();

/** Days with the value expected on each, in order; straight lines between them. */
export const points = z
  .array(baseline)
  .min(1)
  .max(100)
  .refine(
    (list) => list.every((point, index) => index === 0 || (list[index - 1] as Baseline).on < point.on),
    'let each point be on a later day than the one before',
  );

const limits = { limit: decimalText, /** Whether the limit itself is outside. */ strict: z.boolean() };
const atLeast = z.strictObject({ kind: z.literal('atLeast'), ...limits });
const atMost = z.strictObject({ kind: z.literal('atMost'), ...limits });

/** A bound on one side: something to reach along a path. */
export const oneSided = z.discriminatedUnion('kind', [atLeast, atMost]);
export type OneSided = z.infer<typeof oneSided>;

/** A bound on one side or both; between includes its ends. */
export const bound = z.discriminatedUnion('kind', [atLeast, atMost, z.strictObject({ kind: z.literal('between'), low: decimalText, high: decimalText })]);
export type Bound = z.infer<typeof bound>;

/** One number per unit and day; the national value is the sum over units. */
export const numberMeasure = z.strictObject({ kind: z.literal('number'), measure: name });
/** Numerator and denominator per unit and day; the national value is the ratio of the sums, and over 1 is an error. */
export const shareMeasure = z.strictObject({ kind: z.literal('share'), measure: name });
/** An attribute that an entry must have to count; null asks for none. */
export const having = z.strictObject({ attribute: name, equals: z.union([z.string().max(300), z.boolean(), z.number().int()]) }).nullable();

/** How many entries of a register are in one of `states`, and have the attribute where one is asked for. */
export const entriesMeasure = z.strictObject({ kind: z.literal('entries'), register: name, states: z.array(entryState).min(1), having });
