import { z } from 'zod';
import { calendarDate, decimalText } from '#domain';
import { decimal } from '#kernel';
import { baseline, decidingDate, points } from '../spec/parts.js';

/** The form fields that goal types share, and the checks that hold between them. */

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
  if (deciding === null || deciding === undefined) return;
  if (baseline && deciding <= baseline.on) {
    context.issues.push({ code: 'custom', input: deciding, path: ['decidingDate'], message: `give a day after the baseline's, ${baseline.on}` });
  }
  path?.points?.forEach((point, index) => {
    if (point.on > deciding) {
      context.issues.push({ code: 'custom', input: point.on, path: ['path', 'points', index, 'on'], message: `give a day no later than the deciding date, ${deciding}` });
    }
  });
}
