import { z } from 'zod';
import { decimalText, name } from '#domain';
import { decimal, parseDecimal, type DecimalText } from '#kernel';
import { comparedMeasure, flowMeasure, levelMeasure } from '../spec/measures.js';
import { baseline, decidingDate, points, type OneSided } from '../spec/parts.js';

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
export const followedField = z.union([name, flowMeasure, levelMeasure]);

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
export const decidingDateField = decidingDate.default(null);

/** Expected along a straight line from the baseline, or through the plan's own points. */
export const pathField = z
  .discriminatedUnion('shape', [z.strictObject({ shape: z.literal('linear') }), z.strictObject({ shape: z.literal('points'), points })])
  .default({ shape: 'linear' });

interface Dated {
  readonly baseline?: { readonly on: string } | null;
  readonly decidingDate?: string | null;
  readonly path?: { readonly shape: string; readonly points?: readonly { readonly on: string }[] };
}

/** Nothing can be decided before it has begun: the deciding date comes after the baseline and no point of the path lies after it. */
export function inOrderOfTime(parameters: Dated, context: z.core.$RefinementCtx): void {
  const { baseline, decidingDate: deciding, path } = parameters;
  // What is no date at all has been said to be so already.
  if (context.issues.length > 0) return;
  if (deciding === null || deciding === undefined) return;
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

export function rangeInOrder({ low, high }: { readonly low: number; readonly high: number }, context: z.core.$RefinementCtx): void {
  if (low > high) context.addIssue({ code: 'custom', input: high, path: ['high'], message: `give a highest number that is not below the lowest, ${low}` });
}

export function startBeforeDue({ plannedStart, due }: { readonly plannedStart: string | null; readonly due: string }, context: z.core.$RefinementCtx): void {
  if (plannedStart !== null && plannedStart > due) {
    context.addIssue({ code: 'custom', input: plannedStart, path: ['plannedStart'], message: `give a day no later than the due date, ${due}` });
  }
}

export function notZero(text: string): boolean {
  return !decimal(text).isZero();
}

/** A rise shall be at least so large, a fall at least so deep. */
export function towards(change: DecimalText): OneSided {
  return { kind: decimal(change).isNegative() ? 'atMost' : 'atLeast', limit: change, strict: false };
}
