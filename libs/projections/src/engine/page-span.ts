import type { Clock, SharedSpanAbout } from '#kernel';
import { placesOfEvents } from '#domain';
import type { StoredEvent } from '#event-store';

/** What applying a page is shown as, under the trace of each request that led to some of it. */
export function pageSpan(page: readonly StoredEvent[], clock: Clock): SharedSpanAbout {
  return { name: 'project', attributes: { 'fremdrift.events': page.length, 'fremdrift.seq': page.at(-1)?.seq ?? -1 }, places: placesOfEvents(page, clock) };
}
