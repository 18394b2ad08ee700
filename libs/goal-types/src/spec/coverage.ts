import { z } from 'zod';
import { decimalText, name } from '#domain';
import { decimal } from '#kernel';
import { decidingDate, tolerance } from './parts.js';

const requiredShare = decimalText.refine((text) => decimal(text).gt(0) && decimal(text).lte(1), 'give a share above 0 and at most 1, where 1 is every unit');

/** Every eligible unit does it, once. */
const onceSpec = z.strictObject({
  evaluator: z.literal('coverage'),
  occasions: z.literal('once'),
  coverage: name,
  /** Units that exist on the day; a new one is let off for its first `graceDays`, unless it has reported. */
  eligible: z.strictObject({ kind: z.literal('units'), graceDays: z.int().min(0).max(3660) }),
  cell: z.literal('done'),
  required: requiredShare,
  /** `linear` expects the covered share to grow evenly over the plan period; `none` expects nothing before the deciding date. */
  path: z.enum(['linear', 'none']),
  tolerance,
  decidingDate,
});

/** The owner keeps at it: never longer than `longestDays` between two activities. Course only. */
const effortSpec = z.strictObject({
  evaluator: z.literal('coverage'),
  occasions: z.literal('longestInterval'),
  coverage: name,
  eligible: z.strictObject({ kind: z.literal('owner') }),
  cell: z.literal('anyActivity'),
  longestDays: z.int().min(1).max(3660),
});

export const coverageSpec = z.discriminatedUnion('occasions', [onceSpec, effortSpec]);
export type OnceSpec = z.infer<typeof onceSpec>;
export type EffortSpec = z.infer<typeof effortSpec>;
export type CoverageSpec = z.infer<typeof coverageSpec>;
