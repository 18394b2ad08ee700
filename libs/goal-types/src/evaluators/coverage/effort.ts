import { addDays, laterOf, type CalendarDate } from '#kernel';
import type { Course } from '#domain';
import type { DataLight, Evaluation, EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import type { EffortSpec } from '../../spec/index.js';
import { activitiesIn } from '../common/activities.js';
import { evaluationOf, figure, noteIf } from '../common/answer.js';
import { factDays, horizonOf, startOf } from '../common/days.js';

/** How the effort stands: no activity is documented and none was due yet, none at all, the last one is recent, or it is too long ago. */
type State = 'waiting' | 'none' | 'active' | 'low';

/**
 * Whether the owner keeps at it: active while no longer than the longest interval has passed since the last activity, low after that.
 * There is never a result: activity is not effect, and what is not documented may still have been done.
 */
export function evaluateEffort(spec: EffortSpec, facts: Facts, context: EvaluationContext): Evaluation {
  const horizon = horizonOf(null, context);
  const activities = activitiesIn(spec.coverage, facts, context.planPeriod.from, horizon.day);
  const last = activities.at(-1)?.on ?? null;
  const lowFrom = addDays(laterOf(last ?? startOf(context), startOf(context)), spec.longestDays + 1);
  const state = stateOf(last, lowFrom, horizon.day);
  return evaluationOf(
    {
      course: horizon.decided ? 'notApplicable' : COURSE[state],
      result: 'notDecidable',
      data: LIGHT[state],
      notes: [...noteIf(state === 'waiting', 'tooEarly'), ...noteIf(state === 'none', 'noneDocumented'), ...noteIf(horizon.decided, 'activityIsNotEffect')],
      figures: [figure('activities', activities.length, 'count', last), figure('longestInterval', spec.longestDays, 'days')],
      explanation: [
        { key: 'activities', values: { count: activities.length, last } },
        { key: 'longestInterval', values: { days: spec.longestDays } },
      ],
      contributing: activities.map((activity) => activity.eventId),
      workList: [],
      changesOn: horizon.decided ? [] : [lowFrom, horizon.deciding && addDays(horizon.deciding, 1), ...factDays(facts)],
    },
    context.at,
  );
}

const COURSE: Readonly<Record<State, Course>> = { waiting: 'tooEarly', none: 'notApplicable', active: 'onCourse', low: 'behind' };
const LIGHT: Readonly<Record<State, DataLight>> = { waiting: 'missing', none: 'missing', active: 'fresh', low: 'outdated' };

function stateOf(last: CalendarDate | null, lowFrom: CalendarDate, day: CalendarDate): State {
  if (last === null) return lowFrom <= day ? 'none' : 'waiting';
  return lowFrom <= day ? 'low' : 'active';
}
