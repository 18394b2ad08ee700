import { addDays, decimal, type CalendarDate } from '#kernel';
import type { Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { LevelSpec, OneSided } from '../../spec/index.js';
import { horizonOf, type Horizon } from '../common/days.js';
import type { Path } from '../common/path.js';
import { evaluatePromise, straight, through, waypoint } from './promise.js';
import { quantityOf } from './quantity.js';

type LevelByDate = Extract<LevelSpec['when'], { kind: 'byDate' }>;

/** A level that is to be reached by a date. */
export function evaluateLevelByDate(spec: LevelSpec, when: LevelByDate, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(spec.decidingDate, context);
  const quantity = quantityOf(spec.measure, facts, spec.maxAgeDays, context);
  const baseline = when.path.shape === 'linear' ? when.path.baseline : null;
  return evaluatePromise(
    {
      ...when,
      quantity,
      path: levelPath(when, horizon),
      from: firstDay(when, context),
      brokenBy: (on) => (baseline === null ? null : quantity.brokenBetween(baseline.on, on)),
      noBaseline: when.path.shape === 'linear' && baseline === null,
      wanted: 'wantedByDate',
    },
    facts,
    context,
    horizon,
  );
}

function levelPath({ path, bound }: LevelByDate, horizon: Horizon): Path | OneSided | null {
  switch (path.shape) {
    case 'level':
      return bound;
    case 'linear':
      return path.baseline === null ? null : straight(waypoint(path.baseline), bound, horizon);
    default:
      return through(path, bound, horizon);
  }
}

function firstDay({ path }: LevelByDate, context: EvaluationContext): CalendarDate {
  if (path.shape === 'points' || path.shape === 'stepped') return path.points[0]?.on ?? context.planPeriod.from;
  return path.shape === 'linear' && path.baseline !== null ? addDays(path.baseline.on, 1) : context.planPeriod.from;
}
