import { z } from 'zod';
import { calendarDate, name } from '#domain';
import { maxAgeDays } from './parts.js';

/** A thing that shall exist: one register entry that reaches its target state by its due date. */
export const thingSpec = z.strictObject({
  evaluator: z.literal('thing'),
  parts: z.strictObject({ kind: z.literal('one'), register: name, entry: name }),
  targetState: z.enum(['delivered', 'accepted']),
  plannedStart: calendarDate.nullable(),
  due: z.strictObject({ kind: z.literal('date'), on: calendarDate }),
  /** How many days after the due date the forecast may lie and still be on course. */
  toleranceDays: z.int().min(0).max(3660),
  decidedBy: z.literal('us'),
  /** How old the last word about the thing may be while it is not finished. */
  maxAgeDays,
});
export type ThingSpec = z.infer<typeof thingSpec>;
