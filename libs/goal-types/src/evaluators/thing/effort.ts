import type { EvaluationContext } from '../../evaluation.js';
import type { Facts } from '../../facts.js';
import { activitiesIn } from '../common/activities.js';
import { figure, type Answer } from '../common/answer.js';
import { horizonOf } from '../common/days.js';

/** The owner's own effort in the plan period, shown beside the answer and never part of it. */
export function effortBeside(effort: string | null, facts: Facts, context: EvaluationContext): Pick<Answer, 'figures' | 'explanation' | 'contributing'> {
  if (effort === null) return { figures: [], explanation: [], contributing: [] };
  const activities = activitiesIn(effort, facts, context.planPeriod.from, horizonOf(null, context).day);
  const last = activities.at(-1)?.on ?? null;
  return {
    figures: [figure('activities', activities.length, 'count', last)],
    explanation: [{ key: 'activities', values: { count: activities.length, last } }],
    contributing: activities.map(({ eventId }) => eventId),
  };
}
