import { compareDates, invalid, type CalendarDate } from '#kernel';
import { streams, type GoalEvent, type Recorded } from '#domain';
import type { JsonObject } from '#goal-types';
import type { EventReader } from '#event-store';
import { eventsOf } from './events-of.js';

/** The goal type and parameters in force. */
export interface Interpretation {
  readonly type: string;
  readonly parameters: JsonObject;
}

/**
 * What a goal is taken to mean on a day: by the last of those interpretations, baselines and targets that hold from the latest day not
 * after it.
 * @throws Refused `invalid` when it is not interpreted on that day
 */
export async function interpretationOn(reader: Pick<EventReader, 'readStream'>, goal: string, day: CalendarDate): Promise<Interpretation> {
  const events: Recorded<GoalEvent>[] = [];
  for await (const page of eventsOf(reader, streams.goal(goal))) events.push(...(page as readonly Recorded<GoalEvent>[]));
  const inForce = events
    .filter((event) => event.validFrom !== null && event.validFrom <= day)
    .sort((a, b) => compareDates(a.validFrom as CalendarDate, b.validFrom as CalendarDate) || a.revision - b.revision);
  const interpreted = inForce.findLast((event) => event.type === 'GoalInterpreted');
  const latest = inForce.findLast((event) => event.type === 'GoalInterpreted' || event.type === 'BaselineSet' || event.type === 'TargetChanged');
  if (interpreted === undefined || latest === undefined) {
    throw invalid('from', `${goal} is not interpreted on ${day}`, 'interpret it first, or give a day from which it is interpreted');
  }
  return { type: interpreted.data.type, parameters: latest.data.parameters };
}
