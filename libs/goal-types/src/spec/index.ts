import { z } from 'zod';
import { parseWith } from '#domain';
import { combinationSpec, single } from './combination.js';

/** What a goal is taken to mean, as data: the one thing evaluation reads besides the facts. */
export const spec = z.discriminatedUnion('evaluator', [single, combinationSpec]);
export type Spec = z.infer<typeof spec>;
/** A spec before its defaults are filled in. */
export type SpecInput = z.input<typeof spec>;

/**
 * Reads a stored spec; what later versions of the language added is filled in.
 * @throws Refused `invalid` naming each field, under `path`
 */
export function parseSpec(data: unknown, path: readonly (string | number)[] = ['spec']): Spec {
  return parseWith(spec, data, path);
}

export type { Baseline, Between, Bound, CalendarPeriod, Condition, EntryRef, Having, Interim, OneSided, PlannedPoint, Required, Strata } from './parts.js';
export type { ComparedMeasure, FlowMeasure, Gate, LevelMeasure } from './measures.js';
export type {
  CoverageSpec,
  CycleSpec,
  DerivationSpec,
  EachPeriodSpec,
  EffortSpec,
  IntervalSpec,
  ListSpec,
  MaintainedSpec,
  OnceSpec,
  OwnFigureCoverage,
  TriggeredSpec,
} from './coverage.js';
export type { CombinationSpec, Member, Rule, SingleSpec } from './combination.js';
export type { JudgementSpec } from './judgement.js';
export type { Due, OthersDecisionSpec, OwnThingSpec, ThingSpec } from './thing.js';
export type {
  ChangeSpec,
  CompositionSpec,
  FollowedSpec,
  FrameSpec,
  GapSpec,
  GrowthSpec,
  LevelSpec,
  OwnFigureSpec,
  PlannedSpec,
  RankSpec,
  ReferenceSpec,
  TotalSpec,
  ValueSpec,
} from './value.js';
