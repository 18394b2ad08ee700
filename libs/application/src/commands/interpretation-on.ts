import { invalid, type CalendarDate } from '#kernel';
import { streams } from '#domain';
import { interpretationAt, type Interpretation, type LedgerEvent } from '#projections';
import type { EventReader } from '#event-store';
import { eventsOf } from './events-of.js';

/** What a goal is taken to mean on a day, as its stream stands. @throws Refused `invalid` when it is not interpreted on that day */
export async function interpretationOn(reader: Pick<EventReader, 'readStream'>, goal: string, day: CalendarDate): Promise<Interpretation> {
  const events: LedgerEvent[] = [];
  for await (const page of eventsOf(reader, streams.goal(goal))) events.push(...(page as readonly LedgerEvent[]));
  const interpretation = interpretationAt(events, day);
  if (interpretation === null) {
    throw invalid('from', `${goal} is not interpreted on ${day}`, 'interpret it first, or give a day from which it is interpreted');
  }
  return interpretation;
}
