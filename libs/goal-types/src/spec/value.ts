import { z } from 'zod';
import { calendarDate } from '#domain';
import { baseline, bound, decidingDate, entriesMeasure, maxAgeDays, numberMeasure, oneSided, points, shareMeasure, tolerance } from './parts.js';

const common = { evaluator: z.literal('value'), maxAgeDays, decidingDate };
const ownPoints = z.strictObject({ shape: z.literal('points'), points });

/** A level as it is: compared with nothing but its bound. */
const levelSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('nothing'),
  measure: z.discriminatedUnion('kind', [numberMeasure, shareMeasure, entriesMeasure]),
  when: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('byDate'),
      bound: oneSided,
      /** `linear` runs from the baseline to the bound; `level` expects the bound from the first day. */
      path: z.discriminatedUnion('shape', [
        z.strictObject({ shape: z.literal('linear'), baseline: baseline.nullable() }),
        ownPoints,
        z.strictObject({ shape: z.literal('level') }),
      ]),
      tolerance,
    }),
    z.strictObject({
      kind: z.literal('throughout'),
      bound,
      /** The first day it must hold; null is the plan period's first, or the interpretation's where that is later. */
      from: calendarDate.nullable(),
      tolerance,
    }),
  ]),
});

/** A change of a stock, counted from its own locked baseline. */
const changeSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('ownBase'),
  measure: numberMeasure,
  baseline: baseline.nullable(),
  when: z.strictObject({
    kind: z.literal('byDate'),
    bound: oneSided,
    path: z.discriminatedUnion('shape', [z.strictObject({ shape: z.literal('linear') }), ownPoints]),
    tolerance,
  }),
});

/** Growth of a stock from one year's end to the next, as a ratio. */
const growthSpec = z.strictObject({
  ...common,
  relativeTo: z.literal('previousPeriod'),
  measure: numberMeasure,
  /** The locked count on the last day before the plan's first year; null reads it from the measurements. */
  baseline: baseline.nullable(),
  when: z.strictObject({
    kind: z.literal('eachPeriod'),
    period: z.literal('year'),
    bound: oneSided,
    /** In how many of the plan's whole years it must hold. */
    required: z.union([z.literal('all'), z.int().min(1).max(50)]),
    tolerance,
  }),
});

export const valueSpec = z.discriminatedUnion('relativeTo', [levelSpec, changeSpec, growthSpec]);
export type LevelSpec = z.infer<typeof levelSpec>;
export type ChangeSpec = z.infer<typeof changeSpec>;
export type GrowthSpec = z.infer<typeof growthSpec>;
export type ValueSpec = z.infer<typeof valueSpec>;
