import { eventRegistry, recordedFrom, type Recorded } from '#domain';
import { MAX_PAGE, type EventReader } from '#event-store';

/** The events of a stream from `revision` on, a page at a time. */
export async function* eventsOf(reader: Pick<EventReader, 'readStream'>, stream: string, revision = 0): AsyncGenerator<readonly Recorded[]> {
  for (let from = revision, read = MAX_PAGE; read === MAX_PAGE; from += read) {
    const page = await reader.readStream(stream, { from, limit: MAX_PAGE });
    read = page.length;
    yield page.map((stored) => recordedFrom(stored, eventRegistry));
  }
}
