import { addDays, decimal, decimalText, laterOf, type CalendarDate, type Decimal } from '#kernel';
import type { Course, Result } from '#domain';
import type { Evaluation, EvaluationContext, Explanation, Note } from '../../evaluation.js';
import type { Facts, SeriesBreakFact } from '../../facts.js';
import type { Baseline, ChangeSpec, LevelSpec, OneSided } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { boundOf, courseAgainst, sideOf, widened } from '../common/bounds.js';
import { factDays, horizonOf, type Horizon } from '../common/days.js';
import { lightOf } from '../common/light.js';
import { expectedOn, type Waypoint } from '../common/path.js';
import { breakBetween } from '../common/series.js';
import { numberOf, quantityOf, type Quantity, type Sample } from './quantity.js';

type LevelByDate = Extract<LevelSpec['when'], { kind: 'byDate' }>;

/** What is promised by the deciding date, in the bound's own terms. */
interface Promised {
  readonly quantity: Quantity;
  readonly bound: OneSided;
  readonly tolerance: string;
  /** What is expected on the way; `level` is the bound itself from the first day, null is unknown. */
  readonly path: readonly Waypoint[] | 'level' | null;
  /** Amounts of earlier days say nothing about the promise. */
  readonly from: CalendarDate;
  /** What keeps an amount of that day from being compared. */
  readonly brokenBy: (on: CalendarDate) => SeriesBreakFact | null;
  /** A baseline that the course, or the amount itself, needs and does not have. */
  readonly noBaseline: boolean;
  readonly wanted: 'wantedByDate' | 'wantedChange';
}

/** A level that is to be reached by a date. */
export function evaluateLevelByDate(spec: LevelSpec, when: LevelByDate, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const { measure } = spec;
  const baseline = when.path.shape === 'linear' ? when.path.baseline : null;
  return evaluatePromise(
    {
      ...when,
      quantity: quantityOf(measure, facts, spec.maxAgeDays),
      path: levelPath(when, horizon),
      from: firstDay(when, context),
      brokenBy: (on) => (baseline === null || measure.kind === 'entries' ? null : breakBetween(facts, measure.measure, baseline.on, on)),
      noBaseline: when.path.shape === 'linear' && baseline === null,
      wanted: 'wantedByDate',
    },
    facts,
    context,
    horizon,
  );
}

function levelPath({ path, bound }: LevelByDate, horizon: Horizon): Promised['path'] {
  if (path.shape === 'level') return 'level';
  if (path.shape === 'points') return through(path.points, bound, horizon);
  return path.baseline === null ? null : straight(waypoint(path.baseline), bound, horizon);
}

function firstDay({ path }: LevelByDate, context: EvaluationContext): CalendarDate {
  if (path.shape === 'points') return (path.points[0] as Baseline).on;
  return path.shape === 'linear' && path.baseline !== null ? addDays(path.baseline.on, 1) : context.planPeriod.from;
}

/** A change from the locked baseline that is to be reached by a date. The path begins with the plan, or at the baseline where that is later. */
export function evaluateChange(spec: ChangeSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const { baseline, when } = spec;
  const start: Waypoint = { on: laterOf(baseline?.on ?? context.planPeriod.from, addDays(context.planPeriod.from, -1)), value: decimal(0) };
  const total = numberOf(spec.measure.measure, facts, spec.maxAgeDays);
  const onTheWay = when.path.shape === 'linear' ? straight(start, when.bound, horizon) : through(when.path.points, when.bound, horizon, start);
  return evaluatePromise(
    {
      ...when,
      quantity: { ...total, at: (day) => changeOf(total.at(day), baseline, when.bound) },
      path: baseline === null ? null : onTheWay,
      from: addDays(start.on, 1),
      brokenBy: (on) => (baseline === null ? null : breakBetween(facts, spec.measure.measure, baseline.on, on)),
      noBaseline: baseline === null,
      wanted: 'wantedChange',
    },
    facts,
    context,
    horizon,
  );
}

function changeOf(sample: Sample, baseline: Baseline | null, bound: OneSided): Sample {
  if (baseline === null) return { ...sample, amount: null, data: { ...sample.data, none: true } };
  const change = sample.amount?.minus(baseline.value) ?? null;
  const aimless = decimal(bound.limit).isZero();
  return {
    ...sample,
    amount: change,
    figures: [
      figure('change', change, 'number', sample.on),
      ...sample.figures,
      figure('baseline', decimal(baseline.value), 'number', baseline.on),
      figure('shareOfTarget', aimless ? null : (change?.div(bound.limit) ?? null), 'ratio', sample.on),
    ],
    explanation:
      change === null
        ? sample.explanation
        : [...sample.explanation, { key: 'change', values: { change: decimalText(change), since: baseline.on, baseline: baseline.value, on: sample.on } }],
    notes: aimless ? [...sample.notes, 'divisionByZero'] : sample.notes,
  };
}

function evaluatePromise(promised: Promised, facts: Facts, context: EvaluationContext, horizon: Horizon): Evaluation {
  const { quantity, bound, path } = promised;
  const sample = quantity.at(horizon.day);
  const { on, amount } = sample;
  const broken = on === null ? null : promised.brokenBy(on);
  const early = on !== null && on < promised.from;
  const compared = on !== null && amount !== null && broken === null && !early ? { on, amount } : null;
  const expected = compared === null || path === null ? null : path === 'level' ? decimal(bound.limit) : expectedOn(path, compared.on);
  return evaluationOf(
    {
      course: horizon.decided ? 'notApplicable' : early ? 'tooEarly' : courseOf(promised, compared?.amount ?? null, expected),
      result: horizon.decided && compared !== null && sample.complete ? resultOf(bound, compared.amount) : 'notDecidable',
      data: lightOf({ ...sample.data, broken: broken !== null }),
      notes: notesOf(promised, sample, broken !== null, early),
      figures: [
        ...sample.figures,
        figure('expected', expected, quantity.unit, compared?.on ?? null),
        figure('required', decimal(bound.limit), quantity.unit, horizon.deciding),
      ],
      explanation: explanationOf(promised, sample, expected, horizon),
      contributing: broken === null ? sample.contributing : [...sample.contributing, broken.eventId],
      workList: sample.workList,
      changesOn: horizon.decided
        ? []
        : [
            horizon.deciding === null ? null : addDays(horizon.deciding, 1),
            quantity.daily && expected !== null ? addDays(context.at, 1) : null,
            sample.expiresOn,
            ...factDays(facts),
          ],
    },
    context.at,
  );
}

function courseOf({ bound, tolerance, path }: Promised, amount: Decimal | null, expected: Decimal | null): Course {
  if (amount === null || expected === null) return 'notApplicable';
  if (path === 'level') return sideOf(widened(bound, tolerance), amount) === 'within' ? 'onCourse' : 'behind';
  return courseAgainst(bound, amount, expected, tolerance);
}

function resultOf(bound: OneSided, amount: Decimal): Result {
  return sideOf(bound, amount) === 'within' ? 'reached' : 'notReached';
}

function notesOf(promised: Promised, sample: Sample, broken: boolean, early: boolean): readonly Note[] {
  return [...sample.notes, ...noteIf(promised.noBaseline, 'noBaseline'), ...noteIf(broken, 'seriesBreak'), ...noteIf(early, 'tooEarly')];
}

function explanationOf(promised: Promised, sample: Sample, expected: Decimal | null, horizon: Horizon): readonly Explanation[] {
  const { quantity, bound, path } = promised;
  const wanted: Explanation = { key: promised.wanted, values: { unit: quantity.unit, ...boundOf(bound), by: horizon.deciding } };
  if (expected === null || path === 'level') return [...sample.explanation, wanted];
  return [...sample.explanation, wanted, { key: 'expected', values: { unit: quantity.unit, expected: decimalText(expected), on: sample.on } }];
}

/** The straight line from the start to the bound on the deciding date; null where that day is unknown or not after the start. */
function straight(start: Waypoint, bound: OneSided, horizon: Horizon): readonly Waypoint[] | null {
  return horizon.deciding === null || horizon.deciding <= start.on ? null : [start, { on: horizon.deciding, value: decimal(bound.limit) }];
}

/** The plan's own points, from the start where there is one, and on to the bound. */
function through(points: readonly Baseline[], bound: OneSided, { deciding }: Horizon, start?: Waypoint): readonly Waypoint[] {
  const own = points.map(waypoint).filter((point) => (start === undefined || point.on > start.on) && (deciding === null || point.on < deciding));
  const goal = deciding === null ? [] : [{ on: deciding, value: decimal(bound.limit) }];
  return [...(start === undefined ? [] : [start]), ...own, ...goal];
}

function waypoint(point: Baseline): Waypoint {
  return { on: point.on, value: decimal(point.value) };
}
