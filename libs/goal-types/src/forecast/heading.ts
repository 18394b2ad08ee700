import { addDays, unreachable, type CalendarDate } from '#kernel';
import type { EvaluationContext } from '../evaluation.js';
import type { Facts } from '../facts.js';
import { heldOn, horizonOf } from '../evaluators/common/days.js';
import { differenceOf } from '../evaluators/value/difference.js';
import { flowOf } from '../evaluators/value/flows.js';
import { quantityOf, type Quantity } from '../evaluators/value/quantity.js';
import { windowsOf } from '../evaluators/value/total.js';
import { growthIn, ratioOfChange, wholeYears } from '../evaluators/value/years.js';
import type { FigureUnit } from '../sentences/numbers.js';
import type { Bound, ChangeSpec, GrowthSpec, LevelSpec, PlannedSpec, Spec, TotalSpec } from '../spec/index.js';
import type { NoForecast } from './forecast.js';
import type { Observation } from './random-walk.js';

/** What a goal has to go on: where it has been, in the bound's own terms, what it is to reach, and by when. */
export interface Heading {
  readonly observations: readonly Observation[];
  readonly unit: FigureUnit;
  readonly bound: Bound;
  readonly by: CalendarDate;
  /** How old the latest amount may be and still be what came; null is without limit. */
  readonly maxAgeDays: number | null;
  /** What one of the measure's own amounts is in the bound's terms: growth is the amount over the year's base. */
  readonly scale: (amount: Observation['amount']) => Observation['amount'];
}

/** Counting dates that a forecast looks back on at most: three years of months. */
const MOST_OBSERVATIONS = 36;

/** Which goals have a forecast: those that promise an amount by a date, or over a window. */
export function headingOf(spec: Spec, facts: Facts, context: EvaluationContext): Heading | NoForecast {
  if (spec.evaluator === 'judgement') return 'judged';
  if (spec.evaluator !== 'value') return 'noPath';
  switch (spec.relativeTo) {
    case 'nothing':
    case 'ownPlan':
      return ofLevel(spec, facts, context);
    case 'ownBase':
      return ofChange(spec, facts, context);
    case 'previousPeriod':
      return ofGrowth(spec, facts, context);
    case 'windowStart':
      return ofTotal(spec, facts, context);
    case 'frame':
    case 'anotherGroup':
    case 'peers':
    case 'reference':
    case 'referenceShares':
    case 'noBound':
      return 'noPath';
    default:
      return unreachable(spec);
  }
}

const asItIs: Heading['scale'] = (amount) => amount;

function ofLevel(spec: LevelSpec | PlannedSpec, facts: Facts, context: EvaluationContext): Heading | NoForecast {
  const { when, measure, maxAgeDays } = spec;
  if ((when.kind !== 'byDate' && when.kind !== 'withinByDate') || measure.kind === 'age') return 'noPath';
  const { deciding, decided } = horizonOf(spec.decidingDate, context);
  if (decided || deciding === null) return decided ? 'decided' : 'noPath';
  const quantity = quantityOf(measure, facts, maxAgeDays, context);
  return { observations: observed(quantity, context.at), unit: quantity.unit, bound: when.bound, by: deciding, maxAgeDays, scale: asItIs };
}

function ofChange(spec: ChangeSpec, facts: Facts, context: EvaluationContext): Heading | NoForecast {
  if (spec.when.kind !== 'byDate' || spec.measure.kind === 'age') return 'noPath';
  const horizon = horizonOf(spec.decidingDate, context);
  if (horizon.decided || horizon.deciding === null) return horizon.decided ? 'decided' : 'noPath';
  const { quantity, base, brokenBy } = differenceOf(spec, facts, context, horizon);
  const { amount } = base;
  if (amount === null) return 'noBaseline';
  const observations = observed(quantity, context.at);
  const latest = observations.at(-1);
  if (latest !== undefined && brokenBy(latest.on) !== null) return 'seriesBreak';
  const scale: Heading['scale'] = spec.change === 'percent' && !amount.isZero() ? (change) => change.div(amount.abs()) : asItIs;
  return { observations, unit: quantity.unit, bound: spec.when.bound, by: horizon.deciding, maxAgeDays: spec.maxAgeDays, scale };
}

/** Of the open year: the stock as a ratio of what it was at the year's base. */
function ofGrowth(spec: GrowthSpec, facts: Facts, context: EvaluationContext): Heading | NoForecast {
  const { deciding, decided } = horizonOf(spec.decidingDate, context);
  if (decided) return 'decided';
  const quantity = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const years = wholeYears(context.planPeriod.from, deciding ?? addDays(context.at, 366));
  const open = years.find(({ base, end }) => base < context.at && context.at <= end);
  if (open === undefined) return years.some(({ base }) => context.at <= base) ? 'tooFewCounts' : 'noPath';
  const { before, broken } = growthIn(open, spec.baseline, quantity, context.at);
  if (before === null || before.isZero()) return 'noBaseline';
  if (broken !== null) return 'seriesBreak';
  const observations = observed(quantity, context.at).map(({ on, amount }) => ({ on, amount: ratioOfChange(before, amount) ?? amount }));
  const { maxAgeDays } = spec;
  return { observations, unit: 'ratio', bound: spec.when.bound, by: open.end, maxAgeDays, scale: (amount) => amount.div(before) };
}

/** Of the open window: what the flow has added up to by the end of each period that every unit has reported. */
function ofTotal(spec: TotalSpec, facts: Facts, context: EvaluationContext): Heading | NoForecast {
  const { when, measure } = spec;
  const horizon = horizonOf(spec.decidingDate, context);
  const windows = windowsOf(when.window, horizon, context);
  const window = windows.find(({ first, last }) => first <= context.at && (last === null || context.at <= last));
  if (window === undefined) return windows.some(({ first }) => context.at < first) ? 'tooFewCounts' : 'decided';
  if (window.last === null) return 'noPath';
  const { first, last } = window;
  const added = flowOf(measure, facts, spec.maxAgeDays, context);
  if (added(window).broken !== null) return 'seriesBreak';
  const ends = facts.measurements.filter((fact) => fact.measure === measure.measure && fact.from >= first && heldOn(fact) <= context.at).map(heldOn);
  const observations = [...new Set(ends)].toSorted().flatMap((on) => {
    const { through, amountThrough } = added({ first, last: on });
    return through === on ? [{ on, amount: amountThrough }] : [];
  });
  const begun = { on: addDays(first, -1), amount: observations[0]?.amount.times(0) };
  const all = begun.amount === undefined ? [] : [{ on: begun.on, amount: begun.amount }, ...observations];
  return { observations: all.slice(-MOST_OBSERVATIONS), unit: 'number', bound: when.bound, by: last, maxAgeDays: 0, scale: asItIs };
}

/** The latest complete counts that can be compared with the last of them. */
function observed(quantity: Quantity, at: CalendarDate): readonly Observation[] {
  const days = quantity.days.filter((day) => day <= at).slice(-MOST_OBSERVATIONS);
  const counted = days.flatMap((on) => {
    const { amount, complete } = quantity.at(on);
    return amount === null || !complete ? [] : [{ on, amount }];
  });
  const last = counted.at(-1);
  return last === undefined ? [] : counted.filter(({ on }) => on === last.on || quantity.brokenBetween(on, last.on) === null);
}
