import { addDays, decimal, decimalText, type CalendarDate, type Decimal } from '#kernel';
import type { Course } from '#domain';
import type { Evaluation, EvaluationContext, Explanation, Figure, Note } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { OneSided } from '../../spec/index.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import type { Base } from '../common/baseline.js';
import { boundOf, courseAgainst, sideOf, widened } from '../common/bounds.js';
import { factDays, type Horizon } from '../common/days.js';
import { lightOf } from '../common/light.js';
import { expectedOn, stepOn, type Path, type Waypoint } from '../common/path.js';
import type { Break, Quantity, Sample } from './quantity.js';
import { resultOn, sideOn, type Side } from './side.js';

/** What is promised by the deciding date, in the bound's own terms. */
export interface Promised {
  readonly quantity: Quantity;
  readonly bound: OneSided;
  readonly tolerance: string;
  /** What is expected on the way; a bound is itself expected from the first day, null is unknown. */
  readonly path: Path | OneSided | null;
  /** Amounts of earlier days say nothing about the promise. */
  readonly from: CalendarDate;
  /** What keeps an amount of that day from being compared. */
  readonly brokenBy: (on: CalendarDate) => Break | null;
  readonly wanted: 'wantedByDate' | 'wantedChange' | 'wantedBaseLevel';
  /** The baseline as it was measured, where the path or the amount rests on one. */
  readonly base?: Pick<Base, 'notes' | 'contributing'> | null;
  /** Figures besides those of the sample. */
  readonly figures?: (sample: Sample) => readonly Figure[];
  /** Days, besides those of facts, on which it may become another. */
  readonly changesOn?: readonly (CalendarDate | null)[];
}

/** An amount that is to be on the right side of its bound by the deciding date. */
export function evaluatePromise(promised: Promised, facts: Facts, context: EvaluationContext, horizon: Horizon): Evaluation {
  const { quantity, bound, path } = promised;
  const sample = quantity.at(horizon.day);
  const { on, amount } = sample;
  const broken = on === null ? null : promised.brokenBy(on);
  const early = on !== null && on < promised.from;
  const compared = on !== null && amount !== null && broken === null && !early ? { on, amount } : null;
  const expected = compared === null || path === null ? null : typeof path === 'function' ? path(compared.on) : decimal(path.limit);
  const side = compared === null ? 'unknown' : sideOn(bound, sample);
  return evaluationOf(
    {
      course: horizon.decided || sample.gated ? 'notApplicable' : early ? 'tooEarly' : courseOf(promised, compared?.amount ?? null, expected),
      result: horizon.decided ? resultOn(side) : 'notDecidable',
      data: lightOf({ ...sample.data, broken: broken !== null }),
      notes: notesOf(promised, sample, broken, early, horizon.decided ? side : null),
      figures: [
        ...sample.figures,
        ...(promised.figures?.(sample) ?? []),
        // A register's amounts speak of the day asked about; where nothing is expected, that day says nothing.
        figure('expected', expected, quantity.unit, quantity.daily && expected === null ? null : (compared?.on ?? null)),
        figure('required', decimal(bound.limit), quantity.unit, horizon.deciding),
      ],
      explanation: explanationOf(promised, sample, expected, horizon),
      contributing: [...sample.contributing, ...(promised.base?.contributing ?? []), ...(broken?.eventIds ?? [])],
      workList: sample.workList,
      changesOn: horizon.decided
        ? []
        : [
            horizon.deciding === null ? null : addDays(horizon.deciding, 1),
            quantity.grows || (quantity.daily && expected !== null) ? addDays(context.at, 1) : null,
            sample.expiresOn,
            ...(promised.changesOn ?? []),
            ...factDays(facts),
          ],
    },
    context.at,
  );
}

function courseOf({ bound, tolerance, path }: Promised, amount: Decimal | null, expected: Decimal | null): Course {
  if (amount === null || expected === null || path === null) return 'notApplicable';
  if (typeof path === 'function') return courseAgainst(bound, amount, expected, tolerance);
  return sideOf(widened(path, tolerance), amount) === 'within' ? 'onCourse' : 'behind';
}

function notesOf(promised: Promised, sample: Sample, broken: Break | null, early: boolean, side: Side | null): readonly Note[] {
  return [
    ...sample.notes,
    ...(promised.base?.notes ?? []),
    ...(broken === null ? [] : [broken.note]),
    ...noteIf(early, 'tooEarly'),
    ...noteIf(side === 'uncertain', 'withinUncertainty'),
  ];
}

function explanationOf(promised: Promised, sample: Sample, expected: Decimal | null, horizon: Horizon): readonly Explanation[] {
  const { quantity, bound, path } = promised;
  const wanted: Explanation = { key: promised.wanted, values: { unit: quantity.unit, ...boundOf(bound), by: horizon.deciding } };
  if (expected === null || typeof path !== 'function') return [...sample.explanation, wanted];
  return [...sample.explanation, wanted, { key: 'expected', values: { unit: quantity.unit, expected: decimalText(expected), on: sample.on } }];
}

/** The line through the waypoints, from the start on to the bound; null where that day is unknown or not after the start. */
export function straight(start: Waypoint, bound: OneSided, { deciding }: Horizon, between: readonly Waypoint[] = []): Path | null {
  if (deciding === null || deciding <= start.on) return null;
  const way = [start, ...between.filter(({ on }) => start.on < on && on < deciding), { on: deciding, value: decimal(bound.limit) }];
  return (day) => expectedOn(way, day);
}

/** Own points, from the start where there is one, and on to the bound: evenly between them, or each until the next. */
export function through(
  { shape, points }: { readonly shape: 'points' | 'stepped'; readonly points: readonly { readonly on: CalendarDate; readonly value: string }[] },
  bound: OneSided,
  { deciding }: Horizon,
  start?: Waypoint,
): Path {
  const own = points.map(waypoint).filter((point) => (start === undefined || point.on > start.on) && (deciding === null || point.on < deciding));
  const goal = deciding === null ? [] : [{ on: deciding, value: decimal(bound.limit) }];
  const way = [...(start === undefined ? [] : [start]), ...own, ...goal];
  return (day) => (shape === 'points' ? expectedOn(way, day) : stepOn(way, day));
}

export function waypoint(point: { readonly on: CalendarDate; readonly value: string }): Waypoint {
  return { on: point.on, value: decimal(point.value) };
}
