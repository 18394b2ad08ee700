import { unreachable, type CalendarDate } from '#kernel';
import type { ComparedMeasure, EntryRef, FlowMeasure, LevelMeasure, SingleSpec, Spec, ValueSpec } from './spec/index.js';

/** What a spec speaks of, for checks that no schema can make: whether a measure is of the kind it is read as, a level is on the scale, a unit exists. */

/** How a measure is read: as a level or a quotient on a day, as amounts of periods, or as waves of a survey. */
export type ReadAs = 'number' | 'share' | 'rate' | 'flow' | 'surveyOfNumber' | 'surveyOfRatio';

/** A measure and how the spec reads it; `kept` where it is kept for comparison only: a peer's, or a reference series. */
export interface MeasureRead {
  readonly measure: string;
  readonly as: ReadAs;
  readonly kept: boolean;
}

/** What a spec is put together from, itself where it is single; the answers of other goals are left out. */
function singlesOf(spec: Spec): readonly SingleSpec[] {
  if (spec.evaluator !== 'combination') return [spec];
  return spec.members.flatMap(({ spec: member }) => (member.evaluator === 'goal' ? [] : [member]));
}

/** Every measure that the spec reads, as often as it does. */
export function measuresOf(spec: Spec): readonly MeasureRead[] {
  return singlesOf(spec).flatMap((single) => {
    if (single.evaluator === 'value') return measuresOfValue(single);
    return single.evaluator === 'coverage' && single.occasions === 'ownFigure' ? measuresOfValue(single.cell) : [];
  });
}

export function measuresOfValue(spec: ValueSpec): readonly MeasureRead[] {
  switch (spec.relativeTo) {
    case 'anotherGroup':
      return spec.methods.flatMap(({ first, second }) => [...readOf(first), ...readOf(second)]);
    case 'peers':
      return [...readOf(spec.measure), ...spec.peers.flatMap(({ measure }) => keptLike(spec.measure, measure))];
    case 'reference':
      return [...readOf(spec.measure), ...keptLike(spec.measure, spec.reference)];
    case 'referenceShares':
      return [...spec.groups.map(({ measure }) => measure), ...(spec.reference.kind === 'measured' ? spec.reference.measures : [])].map(numberOf);
    case 'nothing':
    case 'ownPlan':
    case 'ownBase':
    case 'previousPeriod':
    case 'windowStart':
    case 'frame':
    case 'noBound':
      return readOf(spec.measure);
    default:
      return unreachable(spec);
  }
}

function readOf(measure: LevelMeasure | FlowMeasure): readonly MeasureRead[] {
  switch (measure.kind) {
    case 'entries':
    case 'distinct':
    case 'age':
      return [];
    case 'shareOf':
    case 'rateOf':
      return [measure.numerator, measure.denominator].map(numberOf);
    case 'survey':
      return [{ measure: measure.measure, as: measure.as === 'number' ? 'surveyOfNumber' : 'surveyOfRatio', kept: false }];
    case 'number':
    case 'share':
    case 'rate':
    case 'flow':
      return [{ measure: measure.measure, as: measure.kind, kept: false }];
    default:
      return unreachable(measure);
  }
}

function numberOf(measure: string): MeasureRead {
  return { measure, as: 'number', kept: false };
}

/** What is compared is read alike on both sides. */
function keptLike(own: ComparedMeasure, measure: string): readonly MeasureRead[] {
  return readOf(own).map(({ as }) => ({ measure, as, kept: true }));
}

/** The days that the spec itself names for a decision: the last, those on the way, and those of things due. */
export function decidingDaysOf(spec: Spec): readonly CalendarDate[] {
  return singlesOf(spec).flatMap((single) => {
    const own = 'decidingDate' in single && single.decidingDate !== null ? [single.decidingDate] : [];
    if (single.evaluator === 'thing') return dueOf(single);
    if (single.evaluator === 'coverage') return single.occasions === 'ownFigure' ? decidingDaysOf(single.cell) : own;
    if (single.evaluator === 'value' && single.relativeTo === 'nothing') return [...own, ...onTheWay(single.when)];
    return own;
  });
}

function dueOf({ due }: Extract<SingleSpec, { evaluator: 'thing' }>): readonly CalendarDate[] {
  if (due === null || typeof due === 'string') return due === null ? [] : [due];
  return due.kind === 'date' ? [due.on] : [];
}

function onTheWay(when: Extract<ValueSpec, { relativeTo: 'nothing' }>['when']): readonly CalendarDate[] {
  if (when.kind === 'atOccasions') return when.occasions;
  return when.kind === 'byDate' ? when.interim.map(({ on }) => on) : [];
}

/** The first days of what is held until the plan ends, where the spec names them. */
export function beginningsOf(spec: Spec): readonly CalendarDate[] {
  return singlesOf(spec).flatMap((single) => {
    if (single.evaluator !== 'value' || single.relativeTo !== 'nothing' || single.decidingDate !== null) return [];
    return 'from' in single.when && single.when.from !== null ? [single.when.from] : [];
  });
}

/** The calendar years that money is set aside for. */
export function yearsOf(spec: Spec): readonly number[] {
  return singlesOf(spec).flatMap((single) => (single.evaluator === 'value' && single.relativeTo === 'frame' ? single.years.map(({ year }) => year) : []));
}

/** The units that strata name, each once. */
export function unitsOf(spec: Spec): readonly string[] {
  const named = singlesOf(spec).flatMap((single) =>
    single.evaluator === 'coverage' && 'strata' in single.eligible ? single.eligible.strata.flatMap(({ units }) => units) : [],
  );
  return [...new Set(named)];
}

/** The level that is to be reached on each scale. */
export function levelsOf(spec: Spec): readonly { readonly rubric: string; readonly level: string }[] {
  return singlesOf(spec).flatMap((single) =>
    single.evaluator === 'judgement' && single.scale.kind === 'rubric' ? [{ rubric: single.scale.rubric, level: single.scale.target }] : [],
  );
}

/** The entries of registers that the spec is about by name, each once. */
export function thingsOf(spec: Spec): readonly EntryRef[] {
  const refs = singlesOf(spec).flatMap((single): readonly EntryRef[] => {
    if (single.evaluator !== 'thing') return [];
    if (single.decidedBy === 'others') return single.settlements;
    return single.parts.kind === 'one' ? [single.parts] : single.parts.parts;
  });
  return [...new Map(refs.map(({ register, entry }) => [`${register}/${entry}`, { register, entry }])).values()];
}

/** Whether the spec promises nothing: a figure is followed, without course and result. */
export function onlyFollows(spec: Spec): boolean {
  return spec.evaluator === 'value' && spec.relativeTo === 'noBound';
}
