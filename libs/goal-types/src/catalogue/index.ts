import { fieldOf } from '#domain';
import { invalid, notFound, type CalendarDate } from '#kernel';
import { custom, needsSecondPerson } from '../custom.js';
import { allUnitsEachOccasion } from './all-units-each-occasion.js';
import { allUnitsEachYear } from './all-units-each-year.js';
import { allUnitsOnce } from './all-units-once.js';
import { annualGrowthFloor } from './annual-growth-floor.js';
import { benchmarkParity } from './benchmark-parity.js';
import { compositionBalanced } from './composition-balanced.js';
import { compositeConstruct } from './composite-construct.js';
import { conditionalCoverage } from './conditional-coverage.js';
import { continuousEffort } from './continuous-effort.js';
import { countInRange } from './count-in-range.js';
import { coverageMaintained } from './coverage-maintained.js';
import { deliverableInParts } from './deliverable-in-parts.js';
import { deliverable } from './deliverable.js';
import { derivationRule } from './derivation-rule.js';
import { directionOnly } from './direction-only.js';
import { eachUnitReaches } from './each-unit-reaches.js';
import { externalDecision } from './external-decision.js';
import type { Expanded, ExpandWithin, GoalType, JsonObject } from './goal-type.js';
import { initiated } from './initiated.js';
import { levelReached } from './level-reached.js';
import { livingRegister } from './living-register.js';
import { majorityAtEvent } from './majority-at-event.js';
import { measureAndAdjust } from './measure-and-adjust.js';
import { minimumCount } from './minimum-count.js';
import { minimumPerUnit } from './minimum-per-unit.js';
import { monitoredFigure } from './monitored-figure.js';
import { narrowingGap } from './narrowing-gap.js';
import { netDelta } from './net-delta.js';
import { overallGoal } from './overall-goal.js';
import { parityWithNeed } from './parity-with-need.js';
import { rankAmongPeers } from './rank-among-peers.js';
import { resourceFrame } from './resource-frame.js';
import { rubricState } from './rubric-state.js';
import { scoreImprovement } from './score-improvement.js';
import { shareThreshold } from './share-threshold.js';
import { standingPosture } from './standing-posture.js';
import { structuredQuota } from './structured-quota.js';
import { totalOverPeriod } from './total-over-period.js';
import { withinLimits } from './within-limits.js';

export { contextOn } from './example.js';
export { FIELD_WORDS } from './field-words.js';
export type { Expanded, GoalType, JsonObject, WorkedExample } from './goal-type.js';

const all: readonly GoalType[] = [
  annualGrowthFloor,
  netDelta,
  shareThreshold,
  directionOnly,
  narrowingGap,
  rankAmongPeers,
  benchmarkParity,
  parityWithNeed,
  countInRange,
  minimumCount,
  structuredQuota,
  scoreImprovement,
  majorityAtEvent,
  allUnitsOnce,
  minimumPerUnit,
  allUnitsEachYear,
  allUnitsEachOccasion,
  conditionalCoverage,
  deliverable,
  deliverableInParts,
  livingRegister,
  initiated,
  externalDecision,
  rubricState,
  compositeConstruct,
  continuousEffort,
  measureAndAdjust,
  standingPosture,
  overallGoal,
  derivationRule,
  levelReached,
  withinLimits,
  totalOverPeriod,
  compositionBalanced,
  resourceFrame,
  monitoredFigure,
  eachUnitReaches,
  coverageMaintained,
];

/** Every goal type by its name. */
export const catalogue: ReadonlyMap<string, GoalType> = new Map(all.map((type) => [type.name, type]));

/**
 * One of the catalogue, or the custom one that is not in it.
 * @throws Refused `not-found` naming `field`, that lists the names there are
 */
export function goalType(name: string, field = 'type'): GoalType {
  const type = name === custom.name ? custom : catalogue.get(name);
  if (type === undefined) throw notFound(field, `the goal type ${JSON.stringify(name)}`, `use one of ${[...catalogue.keys()].toSorted().join(', ')}`);
  return type;
}

/**
 * What an interpretation of the type with these parameters stores.
 * @throws Refused `not-found` for the type, `invalid` naming each wrong field under `parameters`
 */
export function expand(type: string, parameters: unknown): Expanded {
  return goalType(type).expand(parameters, within);
}

/** A type inside another is single: what is put together from others can't be put together again. Its name stands beside its parameters. */
const within: ExpandWithin = (type, parameters, path) => {
  const field = fieldOf([...path.slice(0, -1), 'type']);
  if (needsSecondPerson(type)) throw invalid(field, `${type} is not one of several conditions`, 'name a goal type of the catalogue');
  const { spec } = goalType(type, field).expand(parameters, within, path);
  if (spec.evaluator === 'combination') throw invalid(field, `${type} is itself put together from others`, 'name each of its conditions by itself');
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
