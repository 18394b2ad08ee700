import { invalid, notFound, type CalendarDate } from '#kernel';
import { allUnitsEachOccasion } from './all-units-each-occasion.js';
import { allUnitsEachYear } from './all-units-each-year.js';
import { allUnitsOnce } from './all-units-once.js';
import { annualGrowthFloor } from './annual-growth-floor.js';
import { conditionalCoverage } from './conditional-coverage.js';
import { continuousEffort } from './continuous-effort.js';
import { countInRange } from './count-in-range.js';
import { coverageMaintained } from './coverage-maintained.js';
import { deliverable } from './deliverable.js';
import { derivationRule } from './derivation-rule.js';
import { directionOnly } from './direction-only.js';
import { eachUnitReaches } from './each-unit-reaches.js';
import type { Expanded, ExpandWithin, GoalType, JsonObject } from './goal-type.js';
import { levelReached } from './level-reached.js';
import { majorityAtEvent } from './majority-at-event.js';
import { measureAndAdjust } from './measure-and-adjust.js';
import { minimumCount } from './minimum-count.js';
import { minimumPerUnit } from './minimum-per-unit.js';
import { monitoredFigure } from './monitored-figure.js';
import { netDelta } from './net-delta.js';
import { parityWithNeed } from './parity-with-need.js';
import { resourceFrame } from './resource-frame.js';
import { rubricState } from './rubric-state.js';
import { scoreImprovement } from './score-improvement.js';
import { shareThreshold } from './share-threshold.js';
import { totalOverPeriod } from './total-over-period.js';
import { withinLimits } from './within-limits.js';

export type { Expanded, GoalType, JsonObject, WorkedExample } from './goal-type.js';

const all: readonly GoalType[] = [
  annualGrowthFloor,
  netDelta,
  shareThreshold,
  directionOnly,
  parityWithNeed,
  countInRange,
  minimumCount,
  scoreImprovement,
  majorityAtEvent,
  allUnitsOnce,
  minimumPerUnit,
  allUnitsEachYear,
  allUnitsEachOccasion,
  conditionalCoverage,
  deliverable,
  rubricState,
  continuousEffort,
  measureAndAdjust,
  derivationRule,
  levelReached,
  withinLimits,
  totalOverPeriod,
  resourceFrame,
  monitoredFigure,
  eachUnitReaches,
  coverageMaintained,
];

/** Every goal type by its name. */
export const catalogue: ReadonlyMap<string, GoalType> = new Map(all.map((type) => [type.name, type]));

/** @throws Refused `not-found` that lists the names there are */
export function goalType(name: string): GoalType {
  const type = catalogue.get(name);
  if (type === undefined) throw notFound('type', `the goal type ${JSON.stringify(name)}`, `use one of ${[...catalogue.keys()].toSorted().join(', ')}`);
  return type;
}

/**
 * What an interpretation of the type with these parameters stores.
 * @throws Refused `not-found` for the type, `invalid` naming each wrong field under `parameters`
 */
export function expand(type: string, parameters: unknown): Expanded {
  return goalType(type).expand(parameters, within);
}

/** A type inside another is single: what is put together from others can't be put together again. */
const within: ExpandWithin = (type, parameters, path) => {
  const { spec } = goalType(type).expand(parameters, within, path);
  if (spec.evaluator === 'combination') throw invalid('type', `${type} is itself put together from others`, 'name each of its conditions by itself');
  return spec;
};

/**
 * The interpretation with its baseline fixed or changed.
 * @throws Refused `invalid` for a type that has none
 */
export function rebase(type: string, parameters: JsonObject, baseline: { readonly on: CalendarDate; readonly value: string }): Expanded {
  const found = goalType(type);
  if (!('baseline' in found.parameters.shape)) throw invalid('baseline', `a goal of type ${type} has no baseline`, 'leave it out, or interpret the goal anew');
  return found.expand({ ...parameters, baseline: { on: baseline.on, value: baseline.value } }, within);
}

/**
 * The interpretation with some of its parameters changed.
 * @throws Refused `invalid` naming each wrong field under `parameters`
 */
export function retarget(type: string, parameters: JsonObject, changes: JsonObject): Expanded {
  return goalType(type).expand({ ...parameters, ...changes }, within);
}
