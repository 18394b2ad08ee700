import { instantFromMicros, type Clock, type Micros, type SharedSpanAbout } from '#kernel';
import { placesOfEvents } from '#domain';
import { recordedAtOf, type StoredEvent } from '#event-store';

/** An event that was recorded earlier than this is history which is read again: whoever asked for it looks at its trace no more. */
const LOOKED_AT: Micros = 600_000_000;

/** What applying a page is shown as, under the trace of each request that led to some of it. */
export function pageSpan(page: readonly StoredEvent[], clock: Clock): SharedSpanAbout {
  const from = instantFromMicros(clock.nowMicros() - LOOKED_AT);
  const attributes = { 'fremdrift.events': page.length, 'fremdrift.seq': page.at(-1)?.seq ?? -1 };
  return { name: 'project', attributes, places: placesOfEvents(page.filter(({ envelope }) => recordedAtOf(envelope) >= from)) };
}
