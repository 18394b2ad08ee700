import { z } from 'zod';
import { calendarDate, decimalText, label, name } from '#domain';
import { decimal } from '#kernel';
import { comparedMeasure, distinctMeasure, entriesMeasure, flowMeasure, levelMeasure, numberMeasure } from './measures.js';
import {
  baseline,
  between,
  bound,
  calendarPeriod,
  days,
  decidingDate,
  interim,
  materiality,
  maxAgeDays,
  oneSided,
  points,
  required,
  requiredShare,
  tolerance,
} from './parts.js';

const common = { evaluator: z.literal('value'), maxAgeDays, decidingDate };
const ownPoints = z.strictObject({ shape: z.literal('points'), points });
/** Each point holds until the next; nothing is expected in between. */
const steps = z.strictObject({ shape: z.literal('stepped'), points });
/** Through the year as in earlier years: the mean of what part of the year's whole was there by the same day. */
const seasonal = z.strictObject({ shape: z.literal('seasonal'), years: z.int().min(1).max(10) });
const linear = z.strictObject({ shape: z.literal('linear') });
/** The first day it must hold; null is the plan period's first, or the interpretation's where that is later. */
const from = calendarDate.nullable();

/** A level as it is: compared with nothing but its bound. */
const levelSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('nothing'),
  measure: levelMeasure,
  when: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('byDate'),
      bound: oneSided,
      /** `linear` runs from the baseline through the bounds on the way to the last; `level` expects the bound from the first day. */
      path: z.discriminatedUnion('shape', [
        z.strictObject({ shape: z.literal('linear'), baseline: baseline.nullable() }),
        ownPoints,
        steps,
        z.strictObject({ shape: z.literal('level') }),
      ]),
      interim: interim.default([]),
      tolerance,
    }),
    /** In the range on the deciding date; a range has no path. */
    z.strictObject({ kind: z.literal('withinByDate'), bound: between, tolerance }),
    z.strictObject({ kind: z.literal('throughout'), bound, from, tolerance }),
    z.strictObject({ kind: z.literal('atLeastOnce'), bound, from, tolerance }),
    /** At the end of each whole period. */
    z.strictObject({ kind: z.literal('eachPeriod'), period: calendarPeriod, bound, required, from, tolerance }),
    /** Of the counting dates in the window: a number's mean; of a share or rate the ratio of the sums. */
    z.strictObject({ kind: z.literal('mean'), bound, from, tolerance }),
    /** On listed days; what is counted on the day or within `withinDays` after it speaks for it. */
    z.strictObject({ kind: z.literal('atOccasions'), occasions: z.array(calendarDate).min(1).max(100), withinDays: z.int().min(0).max(366), bound, required }),
  ]),
});

/** How many entries there are, or of how many kinds, held against how many were planned for by the same day. */
const plannedSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('ownPlan'),
  measure: z.discriminatedUnion('kind', [entriesMeasure, distinctMeasure]),
  when: z.strictObject({ kind: z.literal('byDate'), bound: oneSided, tolerance }),
});

/** A change counted from its own baseline. */
const changeSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('ownBase'),
  measure: levelMeasure,
  /** `amount` is the difference (of shares, in points: 0.05 is five), `percent` the difference as a ratio of the baseline. */
  change: z.enum(['amount', 'percent']).default('amount'),
  baseline: baseline.nullable(),
  when: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('byDate'), bound: oneSided, path: z.discriminatedUnion('shape', [linear, ownPoints, steps]), tolerance }),
    /** In a direction, without a level: better, unchanged or worse by what is material. No path, no percentage. */
    z.strictObject({ kind: z.literal('towards'), direction: z.enum(['up', 'down']), materiality }),
  ]),
});

/** Growth of a stock from one year's end to the next, as a ratio. */
const growthSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('previousPeriod'),
  measure: numberMeasure,
  /** The count on the last day before the plan's first year; null reads it from the measurements. */
  baseline: baseline.nullable(),
  when: z.strictObject({
    kind: z.literal('eachPeriod'),
    period: z.literal('year'),
    bound: oneSided,
    /** In how many of the plan's whole years it must hold. */
    required,
    /** What is expected of the open year so far. */
    path: z.discriminatedUnion('shape', [linear, seasonal]).default({ shape: 'linear' }),
    tolerance,
  }),
});

/** What a flow adds up to from the start of a window. */
const totalSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('windowStart'),
  measure: flowMeasure,
  when: z.strictObject({
    kind: z.literal('total'),
    /** `years` begins anew every so many calendar years of the plan. */
    window: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('plan') }),
      z.strictObject({ kind: z.literal('years'), every: z.int().min(1).max(10), required }),
      /** Both days included. */
      z.strictObject({ kind: z.literal('dates'), first: calendarDate, last: calendarDate }),
    ]),
    bound,
    path: z.discriminatedUnion('shape', [linear, seasonal, z.strictObject({ shape: z.literal('none') })]),
    tolerance,
  }),
});

/** Money or positions set aside: over, within or under, a year and in all. Spending is never a result. */
const frameSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('frame'),
  measure: flowMeasure,
  /** By calendar year; `low` null is no lower limit. */
  years: z.array(z.strictObject({ year: z.int().min(1900).max(2199), low: decimalText.nullable(), high: decimalText })).max(50),
  total: z.strictObject({ low: decimalText.nullable(), high: decimalText }).nullable(),
});

/** The gap between two groups: the size of the difference, or of the ratio's distance from 1, whichever group is ahead. */
const gapSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('anotherGroup'),
  gap: z.enum(['difference', 'ratio']),
  /** All must hold: by the mean and by the median. */
  methods: z
    .array(z.strictObject({ method: label, first: comparedMeasure, second: comparedMeasure }))
    .min(1)
    .max(10),
  /** The day whose gap it is compared with. */
  baseOn: calendarDate,
  /** How large the gap may be in the end; null asks only that it narrows. */
  target: tolerance.nullable(),
  materiality,
  /** A change smaller than the two margins allow is none. */
  significant: z.boolean(),
});

/** The place among peers measured with the same instrument. */
const rankSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('peers'),
  measure: comparedMeasure,
  peers: z
    .array(z.strictObject({ peer: label, measure: name, /** `[from, to)`, in the set. */ from: calendarDate.nullable(), to: calendarDate.nullable() }))
    .min(1)
    .max(100),
  better: z.enum(['higher', 'lower']),
  /** `place` 1 is first; `share` "0.25" is the top quarter of the set's size that day. */
  wanted: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('place'), place: z.int().min(1).max(100) }),
    z.strictObject({ kind: z.literal('share'), share: requiredShare }),
  ]),
  /** Values no further apart than this, or than their margins, share a place. */
  tieWithin: tolerance,
  /** How many days apart two values may be counted and still be compared. */
  apartDays: days,
  /** Whether it must hold at each of the own counting dates in the plan, and not only by the deciding date. */
  held: z.boolean(),
});

/** Own development, or level, over that of a series somebody else keeps. */
const referenceSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('reference'),
  measure: comparedMeasure,
  reference: name,
  compare: z.enum(['development', 'level']),
  /** The day that both developments are counted from. */
  since: calendarDate,
  /** `eachYear` counts anew from each year's start. */
  reset: z.enum(['never', 'eachYear']),
  /** On own over reference: 1 is parity. */
  bound: oneSided,
  tolerance,
});

/** Shares of groups in a body against reference shares. */
const compositionSpec = z
  .strictObject({
    ...common,
    relativeTo: z.literal('referenceShares'),
    groups: z
      .array(z.strictObject({ group: label, measure: name }))
      .min(2)
      .max(30),
    reference: z.discriminatedUnion('kind', [
      /** One for each group, adding up to 1. */
      z.strictObject({ kind: z.literal('fixed'), shares: z.array(requiredShare).min(2).max(30) }),
      /** One measure for each group: the membership that the body shall mirror. */
      z.strictObject({ kind: z.literal('measured'), measures: z.array(name).min(2).max(30) }),
    ]),
    /** The largest deviation of any group, in points: "0.1" lets 40/60 pass for 50/50. */
    within: tolerance,
    /** A group with fewer, other than none, is not shown. */
    smallest: z.int().min(1).max(100),
    hold: z.enum(['byDate', 'throughout']),
  })
  .superRefine(({ groups, reference }, context) => {
    const each = reference.kind === 'fixed' ? reference.shares : reference.measures;
    const field = reference.kind === 'fixed' ? 'shares' : 'measures';
    const refuse = (message: string) => context.addIssue({ code: 'custom', input: each, path: ['reference', field], message });
    if (each.length !== groups.length) refuse(`give ${groups.length} ${field}, one for each group`);
    else if (reference.kind === 'fixed' && !isWhole(reference.shares)) refuse('let the shares add up to 1');
  });

function isWhole(shares: readonly string[]): boolean {
  return shares.reduce((sum, share) => sum.plus(share), decimal(0)).eq(1);
}

/** A figure that is only followed: no bound, so no tolerance, path, deciding date, course or result. */
const followedSpec = z.strictObject({
  evaluator: z.literal('value'),
  relativeTo: z.literal('noBound'),
  measure: z.discriminatedUnion('kind', [levelMeasure, flowMeasure]),
  maxAgeDays,
});

export const valueSpec = z.discriminatedUnion('relativeTo', [
  levelSpec,
  plannedSpec,
  changeSpec,
  growthSpec,
  totalSpec,
  frameSpec,
  gapSpec,
  rankSpec,
  referenceSpec,
  compositionSpec,
  followedSpec,
]);
export type LevelSpec = z.infer<typeof levelSpec>;
export type PlannedSpec = z.infer<typeof plannedSpec>;
export type ChangeSpec = z.infer<typeof changeSpec>;
export type GrowthSpec = z.infer<typeof growthSpec>;
export type TotalSpec = z.infer<typeof totalSpec>;
export type FrameSpec = z.infer<typeof frameSpec>;
export type GapSpec = z.infer<typeof gapSpec>;
export type RankSpec = z.infer<typeof rankSpec>;
export type ReferenceSpec = z.infer<typeof referenceSpec>;
export type CompositionSpec = z.infer<typeof compositionSpec>;
export type FollowedSpec = z.infer<typeof followedSpec>;
export type ValueSpec = z.infer<typeof valueSpec>;

/** What a unit's own figure may be: something with a result that one unit can have by itself. */
export const ownFigureSpec = z.discriminatedUnion('relativeTo', [levelSpec, changeSpec, growthSpec, totalSpec]);
export type OwnFigureSpec = z.infer<typeof ownFigureSpec>;
