import { z } from 'zod';
import { decimalText, name } from '#domain';
import { decimal } from '#kernel';
import { entriesWanted, entryRef } from './parts.js';

/** What can be read off the facts as an amount on a day. */

/** One number per unit and day, a stock; the national value is the sum over units. */
export const numberMeasure = z.strictObject({ kind: z.literal('number'), measure: name });
/** Numerator and denominator per unit and day; the national value is the ratio of the sums, and over 1 is an error. */
const shareMeasure = z.strictObject({ kind: z.literal('share'), measure: name });
/** As a share, but over 1 is no error: supply to need, cases to an employee. */
const rateMeasure = z.strictObject({ kind: z.literal('rate'), measure: name });
/** A share whose parts are counted apart, each with dates and sources of its own. */
const shareOfMeasure = z.strictObject({ kind: z.literal('shareOf'), numerator: name, denominator: name });
const rateOfMeasure = z.strictObject({ kind: z.literal('rateOf'), numerator: name, denominator: name });
/** How many entries of a register count. */
export const entriesMeasure = z.strictObject({ kind: z.literal('entries'), ...entriesWanted });
/** How many of some values an attribute has among the entries that count: areas that had a gathering. */
export const distinctMeasure = z.strictObject({
  kind: z.literal('distinct'),
  ...entriesWanted,
  attribute: name,
  values: z.array(z.string().min(1).max(300)).min(1).max(200),
});
/** Days since anything was last said of a register's entries, or of one of them. */
const ageMeasure = z.strictObject({ kind: z.literal('age'), register: name, entry: entryRef.shape.entry.nullable() });

/** Below the gate a survey decides nothing; null asks for none. */
export const gate = z.strictObject({
  answers: z.int().min(1).nullable(),
  responseRate: decimalText.refine((text) => decimal(text).gt(0) && decimal(text).lte(1), 'give a share above 0 and at most 1').nullable(),
});
export type Gate = z.infer<typeof gate>;
/** A wave of a survey or a test: a mean, an index or a share, with its margin of uncertainty. It is never summed or averaged over units. */
const surveyMeasure = z.strictObject({ kind: z.literal('survey'), measure: name, as: z.enum(['number', 'ratio']), gate });

/** An amount of a flow belongs to a period, and is summed over a window. */
export const flowMeasure = z.strictObject({ kind: z.literal('flow'), measure: name });
export type FlowMeasure = z.infer<typeof flowMeasure>;

/** All that has a level on a day. A flow has none. */
export const levelMeasure = z.discriminatedUnion('kind', [
  numberMeasure,
  shareMeasure,
  rateMeasure,
  shareOfMeasure,
  rateOfMeasure,
  entriesMeasure,
  distinctMeasure,
  ageMeasure,
  surveyMeasure,
]);
export type LevelMeasure = z.infer<typeof levelMeasure>;

/** What two groups, peers or a reference series can be compared by. */
export const comparedMeasure = z.discriminatedUnion('kind', [numberMeasure, shareMeasure, rateMeasure, surveyMeasure]);
export type ComparedMeasure = z.infer<typeof comparedMeasure>;
