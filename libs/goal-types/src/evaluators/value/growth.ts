import { addDays, addMonths, decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { DataLight, Evaluation, EvaluationContext, Explanation, Figure } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { GrowthSpec } from '../../spec/index.js';
import { evaluationOf, figure } from '../common/answer.js';
import { boundOf, courseAgainst, sideOf } from '../common/bounds.js';
import { factDays, horizonOf } from '../common/days.js';
import { lightOf, worstLight } from '../common/light.js';
import { quantityOf, type Quantity } from './quantity.js';
import { expectedOf } from './year-path.js';
import { growthIn, ratioOfChange, wholeYears, type Growth } from './years.js';

/**
 * Growth of a stock in each whole calendar year of the plan. A year is closed the day after its last; each is judged by itself, so that a
 * strong one does not repair a weak one. The open year is held against growth at an even pace through the year, or as in earlier years.
 */
export function evaluateGrowth(spec: GrowthSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const quantity = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const planned = wholeYears(context.planPeriod.from, horizon.deciding ?? addMonths(context.at, 12));
  const begun = planned.filter(({ base }) => base < context.at).map((year) => growthIn(year, spec.baseline, quantity, context.at));
  const closed = begun.filter((year) => year.closed);
  const open = begun.find((year) => !year.closed) ?? null;
  // While the plan runs the data light and the notes speak of the open year; once decided, of all of them.
  const spoken = horizon.decided || open === null ? begun : [open];
  const tally = tallyOf(spec, planned.length, closed);
  const path = expectedOf(spec.when, open, quantity);
  const { expected } = path;
  const rolling = rollingYear(quantity, horizon.day);
  return evaluationOf(
    {
      course: horizon.decided || open === null ? 'notApplicable' : courseOf(spec, open, expected),
      result: horizon.decided && planned.length > 0 ? resultOf(tally) : 'notDecidable',
      data: spoken.length === 0 ? lightOf({ ...quantity.at(horizon.day).data, broken: false }) : worstLight(spoken.map(lightOfYear)),
      notes: planned.length === 0 ? ['noWholeYear'] : [...spoken.flatMap((year) => year.notes), ...path.notes],
      figures: [...begun.flatMap(figuresOf), figure('expected', expected, 'ratio', open?.on ?? null), ...goalFigures(spec, tally), rolling.figure],
      explanation: explanationOf(spec, closed, open, expected, tally),
      contributing: [...begun.flatMap((year) => year.contributing), ...path.contributing, ...rolling.contributing],
      workList: spoken.flatMap((year) => year.workList),
      changesOn: horizon.decided
        ? []
        : [
            ...planned.flatMap(({ base, end }) => [addDays(base, 1), addDays(end, 1)]),
            horizon.deciding && addDays(horizon.deciding, 1),
            open?.stock.expiresOn ?? quantity.at(context.at).expiresOn,
            ...factDays(facts),
          ],
    },
    context.at,
  );
}

interface Tally {
  readonly planned: number;
  readonly met: number;
  readonly decided: number;
  readonly undecided: number;
  readonly required: number;
}

function tallyOf({ when }: GrowthSpec, planned: number, closed: readonly Growth[]): Tally {
  const verdicts = closed.map((year) => metIn(year, when.bound));
  const undecided = verdicts.filter((verdict) => verdict === null).length;
  return {
    planned,
    met: verdicts.filter((verdict) => verdict === true).length,
    decided: verdicts.length - undecided,
    undecided,
    required: when.required === 'all' ? planned : Math.min(when.required, planned),
  };
}

/** Whether a closed year met the bound; null when that can't be said. */
function metIn(year: Growth, bound: GrowthSpec['when']['bound']): boolean | null {
  return year.growth === null || !year.complete ? null : sideOf(bound, year.growth) === 'within';
}

function resultOf({ met, undecided, required }: Tally): Result {
  if (met >= required) return 'reached';
  if (met + undecided >= required) return 'notDecidable';
  return met > 0 ? 'partly' : 'notReached';
}

function courseOf({ when }: GrowthSpec, open: Growth, expected: Decimal | null): Course {
  if (open.stock.on !== null && open.on === null) return 'tooEarly';
  return open.growth === null || expected === null ? 'notApplicable' : courseAgainst(when.bound, open.growth, expected, when.tolerance);
}

function lightOfYear({ stock, before, closed, on, broken }: Growth): DataLight {
  return lightOf({ ...stock.data, none: stock.data.none || before === null || (closed && on === null), broken: broken !== null });
}

function figuresOf({ growth, before, stock, base, end, closed, on }: Growth): readonly Figure[] {
  const growthFigure = figure('growth', growth, 'ratio', closed ? end : on);
  if (closed) return [growthFigure];
  return [growthFigure, ...stock.figures, figure('previousValue', before, 'number', base)];
}

function goalFigures({ when }: GrowthSpec, tally: Tally): readonly Figure[] {
  return [
    figure('required', decimal(when.bound.limit), 'ratio'),
    figure('yearsMet', tally.met, 'count'),
    figure('yearsDecided', tally.decided, 'count'),
    figure('yearsRequired', tally.required, 'count'),
  ];
}

/** Growth over the twelve months up to the latest count. */
function rollingYear(quantity: Quantity, day: CalendarDate): { readonly figure: Figure; readonly contributing: readonly string[] } {
  const now = quantity.at(day);
  const yearAgo = now.on === null ? null : addMonths(now.on, -12);
  const then = yearAgo === null ? null : quantity.at(yearAgo);
  const broken = now.on !== null && yearAgo !== null && quantity.brokenBetween(yearAgo, now.on) !== null;
  const growth = then === null || broken ? null : ratioOfChange(then.amount, now.amount);
  return {
    figure: figure('rollingYearGrowth', growth, 'ratio', now.on),
    // the latest count gives the figure its day, also where there is none a year before to compare it with
    contributing: [...(growth === null || then === null ? [] : then.contributing), ...now.contributing],
  };
}

function explanationOf(spec: GrowthSpec, closed: readonly Growth[], open: Growth | null, expected: Decimal | null, tally: Tally): readonly Explanation[] {
  const wanted = { unit: 'ratio', ...boundOf(spec.when.bound) };
  const years = closed.map((year): Explanation => {
    const met = metIn(year, spec.when.bound);
    if (year.growth === null || met === null) return { key: 'yearUndecided', values: { year: year.end.slice(0, 4), why: year.notes[0] ?? null } };
    return { key: 'yearGrowth', values: { year: year.end.slice(0, 4), growth: decimalText(year.growth), met: met ? 1 : 0, ...wanted } };
  });
  const soFar: readonly Explanation[] =
    open === null || open.growth === null || expected === null
      ? []
      : [{ key: 'openYear', values: { year: open.end.slice(0, 4), growth: decimalText(open.growth), expected: decimalText(expected), on: open.on } }];
  return [
    { key: 'wantedEachYear', values: { ...wanted, required: tally.required, planned: tally.planned } },
    ...years,
    ...soFar,
    ...(closed.length === 0 ? [] : [{ key: 'yearsMet' as const, values: { met: tally.met, decided: tally.decided, required: tally.required } }]),
  ];
}
