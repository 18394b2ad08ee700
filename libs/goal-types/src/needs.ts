import { oncePerObject, unreachable } from '#kernel';
import type { FactNeeds } from './facts.js';
import { measuresOfValue } from './mentions.js';
import type { CoverageSpec, Member, Spec, SingleSpec, ThingSpec, ValueSpec } from './spec/index.js';

const NOTHING: FactNeeds = { measures: [], references: [], registers: [], coverages: [], rubrics: [], assessments: false, goals: [], plan: false };
const LISTS = ['measures', 'references', 'registers', 'coverages', 'rubrics', 'goals'] as const;

/** Which facts an evaluation of the spec reads; lists sorted, each id once. */
export const needsOf = oncePerObject((spec: Spec): FactNeeds => {
  return allNeeds(spec.evaluator === 'combination' ? spec.members.map(needsOfMember) : [needsOfSingle(spec)]);
});

/** What any of several evaluations reads. */
export function allNeeds(each: readonly FactNeeds[]): FactNeeds {
  const lists = Object.fromEntries(LISTS.map((key) => [key, [...new Set(each.flatMap((needs) => needs[key]))].toSorted()]));
  return { ...NOTHING, ...lists, assessments: each.some(({ assessments }) => assessments), plan: each.some(({ plan }) => plan) };
}

function needsOfMember({ spec }: Member): FactNeeds {
  return spec.evaluator === 'goal' ? { ...NOTHING, goals: [spec.goal] } : needsOfSingle(spec);
}

function needsOfSingle(spec: SingleSpec): FactNeeds {
  switch (spec.evaluator) {
    case 'value':
      return needsOfValue(spec);
    case 'coverage':
      return needsOfCoverage(spec);
    case 'thing':
      return needsOfThing(spec);
    case 'judgement':
      return spec.scale.kind === 'rubric'
        ? { ...NOTHING, rubrics: [spec.scale.rubric], assessments: true }
        : { ...NOTHING, registers: spec.scale.log === null ? [] : [spec.scale.log], assessments: true };
    default:
      return unreachable(spec);
  }
}

function needsOfValue(spec: ValueSpec): FactNeeds {
  const read = measuresOfValue(spec);
  const named = (kept: boolean) => read.filter((one) => one.kept === kept).map(({ measure }) => measure);
  const registers = 'measure' in spec && 'register' in spec.measure ? [spec.measure.register] : [];
  return { ...NOTHING, measures: named(false), references: named(true), registers };
}

function needsOfCoverage(spec: CoverageSpec): FactNeeds {
  switch (spec.occasions) {
    case 'within':
      return { ...NOTHING, registers: [spec.eligible.register] };
    case 'throughout':
      return { ...NOTHING, registers: [spec.cell.register] };
    case 'cycle':
      return { ...NOTHING, registers: [spec.register] };
    case 'ownFigure':
      return needsOfValue(spec.cell);
    case 'eachPlanYear':
      return { ...NOTHING, plan: true };
    case 'once':
    case 'eachPeriod':
    case 'list':
    case 'interval':
    case 'longestInterval':
      return { ...NOTHING, coverages: [spec.coverage] };
    default:
      return unreachable(spec);
  }
}

function needsOfThing(spec: ThingSpec): FactNeeds {
  const coverages = spec.effort === null ? [] : [spec.effort];
  if (spec.decidedBy === 'others') return { ...NOTHING, coverages, registers: spec.settlements.map(({ register }) => register) };
  const parts = spec.parts.kind === 'one' ? [spec.parts] : spec.parts.parts;
  const awaited = spec.due.kind === 'after' ? [spec.due.register] : [];
  return { ...NOTHING, coverages, registers: [...parts.map(({ register }) => register), ...awaited] };
}
