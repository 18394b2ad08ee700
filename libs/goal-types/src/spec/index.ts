import { z } from 'zod';
import { parseWith } from '#domain';
import { coverageSpec } from './coverage.js';
import { judgementSpec } from './judgement.js';
import { thingSpec } from './thing.js';
import { valueSpec } from './value.js';

const single = z.discriminatedUnion('evaluator', [valueSpec, coverageSpec, thingSpec, judgementSpec]);

/** Several conditions that must all hold. Members are single specs, so a combination can't contain itself. */
const combinationSpec = z.strictObject({ evaluator: z.literal('combination'), rule: z.literal('all'), members: z.array(single).min(2).max(20) });
export type CombinationSpec = z.infer<typeof combinationSpec>;

/** What a goal is taken to mean, as data: the one thing evaluation reads besides the facts. */
export const spec = z.discriminatedUnion('evaluator', [single, combinationSpec]);
export type Spec = z.infer<typeof spec>;

/**
 * Reads a stored spec.
 * @throws Refused `invalid` naming each field, under `spec`
 */
export function parseSpec(data: unknown): Spec {
  return parseWith(spec, data, ['spec']);
}

export type { Baseline, Bound, OneSided } from './parts.js';
export type { CoverageSpec, EffortSpec, OnceSpec } from './coverage.js';
export type { JudgementSpec } from './judgement.js';
export type { ThingSpec } from './thing.js';
export type { ChangeSpec, GrowthSpec, LevelSpec, ValueSpec } from './value.js';
