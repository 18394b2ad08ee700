import { z } from 'zod';
import { calendarDate, entryState } from '#domain';
import type { CalendarDate } from '#kernel';
import type { Due } from '../spec/index.js';
import { entryRef, maxAgeDays } from '../spec/parts.js';

/** The form fields of goal types about a thing that shall exist. */

/** A day, or so many days after an entry first is in one of some states. */
export const dueField = z.union([calendarDate, z.strictObject({ ...entryRef.shape, states: z.array(entryState).min(1), days: z.int().min(0).max(3660) })]);
type DueField = z.infer<typeof dueField>;

export function dueOf(due: DueField): Due {
  return typeof due === 'string' ? { kind: 'date', on: due } : { kind: 'after', ...due };
}

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
