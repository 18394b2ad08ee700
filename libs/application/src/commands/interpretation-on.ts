import { invalid, type CalendarDate } from '#kernel';
import { streams } from '#domain';
import { interpretationAt, type Interpretation, type LedgerEvent } from '#projections';
import type { EventReader } from '#event-store';
import { eventsOf } from './events-of.js';

/** Everything decided about a goal in its own stream. */
export async function decisionsOn(reader: Pick<EventReader, 'readStream'>, goal: string): Promise<readonly LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for await (const page of eventsOf(reader, streams.goal(goal))) events.push(...(page as readonly LedgerEvent[]));
  return events;
}

/** What a goal is taken to mean on a day, as its stream stands. @throws Refused `invalid` when it is not interpreted on that day */
export async function interpretationOn(reader: Pick<EventReader, 'readStream'>, goal: string, day: CalendarDate): Promise<Interpretation> {
  const interpretation = interpretationAt(await decisionsOn(reader, goal), day);
  if (interpretation === null) {
    throw invalid('from', `${goal} is not interpreted on ${day}`, 'interpret it first, or give a day from which it is interpreted');
  }
  return interpretation;
}
