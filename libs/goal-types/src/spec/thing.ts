import { z } from 'zod';
import { calendarDate, label, name } from '#domain';
import { entriesWanted, entryRef, entryRefs, maxAgeDays, required, titledRefs } from './parts.js';

/** A day, or so many days after an entry first is in one of some states. */
const due = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), on: calendarDate }),
  z.strictObject({ kind: z.literal('after'), ...entryRef.shape, states: entriesWanted.states, days: z.int().min(0).max(3660) }),
]);
export type Due = z.infer<typeof due>;

/** Where the owner's own effort for it is documented; shown beside the answer, never part of it. */
const effort = name.nullable();
const common = { evaluator: z.literal('thing'), /** How old the last word about the thing may be while it is not finished. */ maxAgeDays };

/** A thing that shall exist, or have begun, by its due date: one entry, or several that all must. */
const ownThing = z.strictObject({
  ...common,
  decidedBy: z.literal('us'),
  parts: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('one'), ...entryRef.shape }),
    z.strictObject({
      kind: z.literal('several'),
      parts: titledRefs,
    }),
  ]),
  /** `underWay` is reached by a documented beginning. */
  targetState: z.enum(['underWay', 'delivered', 'accepted']),
  plannedStart: calendarDate.nullable(),
  due,
  /** How many days after the due date the forecast may lie and still be on course. */
  toleranceDays: z.int().min(0).max(3660),
  effort: effort.default(null),
});

/** What others decide: one matter, or one for each settlement. The outcome is theirs. */
const othersDecision = z
  .strictObject({
    ...common,
    decidedBy: z.literal('others'),
    /** What would count as achieved, said beforehand. */
    criterion: label,
    settlements: entryRefs,
    required,
    /** The last day on which it may be decided; null waits as long as it takes. */
    due: calendarDate.nullable(),
    effort,
  })
  .refine(({ required: wanted, settlements }) => wanted === 'all' || wanted <= settlements.length, {
    path: ['required'],
    error: 'ask for no more decisions than there are settlements',
  });

export const thingSpec = z.discriminatedUnion('decidedBy', [ownThing, othersDecision]);
export type OwnThingSpec = z.infer<typeof ownThing>;
export type OthersDecisionSpec = z.infer<typeof othersDecision>;
export type ThingSpec = z.infer<typeof thingSpec>;
