import { addDays, contains, daysBetween, decimal, decimalText, earlierOf, intersection, oncePerObject, type CalendarDate, type DecimalText } from '#kernel';
import { chosenOf, heldOn, type MeasurementFact } from '#goal-types';
import type { MeasureDefinition, OrganisationState } from '#domain';
import { amountOf, topmost, type Amount } from '../roll-up/amounts.js';
import { flowsWithin, standingOfEach } from '../roll-up/counted.js';
import { factsHeldWithin, isBrokenIn, type MeasureKnown } from './measure-known.js';
import type { NamedPeriod } from './periods.js';

/** How the values of a period become one: the last, the sum, the mean, or the ratio of the sums of numerators and denominators. */
export type RuleOverTime = 'last' | 'sum' | 'mean' | 'ratioOfSums';

/** How the values of several units become one; those of scores do not. */
export type RuleOverUnits = 'sum' | 'ratioOfSums' | 'none';

export interface ResamplingRule {
  readonly overTime: RuleOverTime;
  readonly overUnits: RuleOverUnits;
}

/** The rule of a measure: a stock stands with its last value, a flow is summed, a score is averaged over time and never over units, shares and rates have their parts summed. */
export function resamplingRule({ kind, quantity }: Pick<MeasureDefinition, 'kind' | 'quantity'>): ResamplingRule {
  if (kind === 'score') return { overTime: 'mean', overUnits: 'none' };
  const isRatio = kind === 'share' || kind === 'rate';
  if (quantity === 'stock') return { overTime: 'last', overUnits: isRatio ? 'ratioOfSums' : 'sum' };
  return isRatio ? { overTime: 'ratioOfSums', overUnits: 'ratioOfSums' } : { overTime: 'sum', overUnits: 'sum' };
}

/** One figure of a measure for a period. */
export interface PeriodFigure extends Amount {
  readonly period: NamedPeriod;
  /** It may still change by itself: the period is not over at t, some of its days are not counted, or a value is provisional. */
  readonly provisional: boolean;
  /** Why there is none: nothing was reported, or what was can't be put together. */
  readonly without: 'missing' | 'notPossible' | null;
  /** Values before and after some day of the period can't be compared. */
  readonly broken: boolean;
  /** Units whose values are in it. */
  readonly units: readonly string[];
  /** Those of them whose last value is from before the period, and stands on. */
  readonly carried: readonly string[];
  readonly contributing: readonly string[];
}

/** A measure's figure for the period, of a unit and what lay below it, or of all. Nothing after t is in it. Pure. */
export function figureOfPeriod(known: MeasureKnown, unit: string | null, period: NamedPeriod, at: CalendarDate): PeriodFigure {
  const { definition, organisation, choosing } = known;
  const { overTime } = resamplingRule(definition);
  const facts = factsHeldWithin(organisation, known.facts, unit);
  const until = earlierOf(addDays(period.to, -1), at);
  const inside = facts.filter((fact) => heldOn(fact) >= period.from && fact.from <= until);
  const counted =
    overTime === 'last'
      ? topmost(organisation, factsHeldWithin(organisation, standing(known, until), unit))
      : overTime === 'mean'
        ? inside.filter((fact) => contains(period, fact.from) && heldOn(fact) <= until)
        : flowsWithin(organisation, facts, { from: period.from, until }, choosing);
  const nothing = inside.length === 0;
  const amount = nothing ? amountOf(definition.kind, []) : overTime === 'mean' ? meanOf(known, counted) : amountOf(definition.kind, counted);
  const isWhole = overTime === 'sum' || overTime === 'ratioOfSums' ? isCounted(organisation, counted, inside, period) : true;
  return {
    period,
    ...amount,
    provisional: !nothing && (at < addDays(period.to, -1) || !isWhole || counted.some(({ provisional }) => provisional)),
    without: nothing ? 'missing' : amount.value === null ? 'notPossible' : null,
    broken: isBrokenIn(known, unit, period.from, period.to),
    units: nothing ? [] : unitsOf(counted),
    carried: nothing ? [] : unitsOf(counted.filter((fact) => heldOn(fact) < period.from)),
    contributing: nothing ? [] : counted.map(({ eventId }) => eventId).toSorted(),
  };
}

/** Of all units at once: a value that a unit left behind where it lay before does not stand there any more. */
function standing({ organisation, facts, choosing }: MeasureKnown, day: CalendarDate): readonly MeasurementFact[] {
  const days = standings(facts);
  const found = days.get(day) ?? standingOfEach(organisation, facts, day, choosing);
  days.set(day, found);
  return found;
}

/** What stands on a day is the same for every unit that is asked about. */
const standings = oncePerObject((_facts: MeasureKnown['facts']) => new Map<CalendarDate, readonly MeasurementFact[]>());

function unitsOf(facts: readonly MeasurementFact[]): readonly string[] {
  return [...new Set(facts.map(({ unit }) => unit))].toSorted();
}

/**
 * Whether every day of the period on which it existed is counted by every unit in it, and nothing was left out because it reaches beyond
 * the period. What is reported of single days says nothing of the days between.
 */
function isCounted({ units }: OrganisationState, counted: readonly MeasurementFact[], inside: readonly MeasurementFact[], period: NamedPeriod): boolean {
  if (inside.some((fact) => fact.from < period.from || heldOn(fact) >= period.to)) return false;
  return [...Map.groupBy(counted, ({ unit }) => unit)].every(([unit, own]) => {
    const days = own.map((fact) => (fact.to === null ? null : daysBetween(fact.from, fact.to)));
    const there = intersection(units.get(unit) ?? period, period);
    const needed = there === null || there.to === null ? 0 : daysBetween(there.from, there.to);
    return days.includes(null) || days.reduce<number>((sum, some) => sum + (some ?? 0), 0) >= needed;
  });
}

/** The mean of one unit's scores, of several on one day the chosen one; null of several units. */
function meanOf({ choosing }: MeasureKnown, facts: readonly MeasurementFact[]): Amount {
  const none = { value: null, numerator: null, denominator: null };
  if (unitsOf(facts).length !== 1) return none;
  const scores = [...Map.groupBy(facts, heldOn).values()].map((same) => chosenOf(same, choosing).value);
  const values = scores.filter((value): value is DecimalText => value !== null);
  if (values.length < scores.length) return none;
  return { ...none, value: decimalText(values.reduce((sum, value) => sum.plus(value), decimal(0)).div(values.length)) };
}
