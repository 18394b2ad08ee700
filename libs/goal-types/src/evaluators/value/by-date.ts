import { addDays, decimal, earlierOf, unreachable, type CalendarDate, type Decimal } from '#kernel';
import type { Evaluation, EvaluationContext, Figure } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { Interim, LevelSpec, OneSided } from '../../spec/index.js';
import { figure, withParts } from '../common/answer.js';
import { baseOf } from '../common/baseline.js';
import { horizonOf, type Horizon } from '../common/days.js';
import type { Path } from '../common/path.js';
import { evaluatePromise, straight, through, waypoint, type Promised } from './promise.js';
import { quantityOf, type Quantity, type Sample } from './quantity.js';

type LevelByDate = Extract<LevelSpec['when'], { kind: 'byDate' }>;

/** A level that is to be reached by a date. Each binding bound on the way is a part with a result of its own, decided the day after its day. */
export function evaluateLevelByDate(spec: LevelSpec, when: LevelByDate, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const quantity = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const baseline = when.path.shape === 'linear' ? when.path.baseline : null;
  const base = when.path.shape === 'linear' ? baseOf(baseline, quantity, context.at) : null;
  const promised: Promised = {
    quantity,
    bound: when.bound,
    tolerance: when.tolerance,
    path: levelPath(when, base?.amount ?? null, horizon),
    from: firstDay(when, context),
    brokenBy: (on) => (baseline === null ? null : quantity.brokenBetween(baseline.on, on)),
    base,
    wanted: 'wantedByDate',
    figures: (sample) => shareOfCount(quantity, sample, when.bound),
    changesOn: [baseline?.on ?? null, ...when.interim.map(({ on }) => addDays(on, 1))],
  };
  const binding = when.interim.filter((bound) => bound.binding);
  return withParts(
    evaluatePromise(promised, facts, context, horizon),
    binding.map((interim) => ({
      title: interim.on,
      answer: evaluatePromise(forInterim(promised, when, interim), facts, context, horizonAt(interim.on, context)),
    })),
    context.at,
  );
}

/** The same, as it is promised by an earlier day. */
function forInterim(promised: Promised, { path }: LevelByDate, { bound }: Interim[number]): Promised {
  return { ...promised, bound, path: path.shape === 'level' ? bound : promised.path, figures: (sample) => shareOfCount(promised.quantity, sample, bound) };
}

function horizonAt(on: CalendarDate, { at }: EvaluationContext): Horizon {
  return { deciding: on, decided: at > on, day: earlierOf(at, on) };
}

function levelPath({ path, bound, interim }: LevelByDate, start: Decimal | null, horizon: Horizon): Path | OneSided | null {
  switch (path.shape) {
    case 'level':
      return interim.find(({ on }) => on >= horizon.day)?.bound ?? bound;
    case 'linear':
      if (path.baseline === null || start === null) return null;
      return straight(
        { on: path.baseline.on, value: start },
        bound,
        horizon,
        interim.map((point) => waypoint({ on: point.on, value: point.bound.limit })),
      );
    case 'points':
    case 'stepped':
      return through(path, bound, horizon);
    default:
      return unreachable(path);
  }
}

function firstDay({ path }: LevelByDate, context: EvaluationContext): CalendarDate {
  if (path.shape === 'points' || path.shape === 'stepped') return path.points[0]?.on ?? context.planPeriod.from;
  return path.shape === 'linear' && path.baseline !== null ? addDays(path.baseline.on, 1) : context.planPeriod.from;
}

/** How large a part of the wanted number there is of what is counted one by one; unclamped, and none where none is wanted. */
function shareOfCount({ unit }: Quantity, { amount }: Sample, { limit }: OneSided): readonly Figure[] {
  return unit === 'count' ? [figure('shareOfTarget', decimal(limit).isZero() ? null : (amount?.div(limit) ?? null), 'ratio')] : [];
}
