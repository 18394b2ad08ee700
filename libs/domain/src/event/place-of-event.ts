import { createHash } from 'node:crypto';
import { instantFromMicros, type Clock, type Instant, type Micros, type SpanPlace } from '#kernel';
import type { Envelope, Payload, StoredBytes } from './recorded.js';

type Bytes = Pick<StoredBytes, 'envelope' | 'payload'>;

const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/;

/**
 * The id of the span in which a stream's events from `revision` on are appended. It can be worked out from any of them, so that whoever reads them
 * later, such as a projection, goes on below that span, though the log holds the trace's id alone.
 */
export function appendSpanId(stream: string, revision: number): string {
  return createHash('sha256').update(`${stream} ${revision}`).digest('hex').slice(0, 16);
}

/** The place of the append that an event came in: that of the request which led to it; null where the event names no trace. @throws SyntaxError for a damaged one */
export function placeOfEvent({ envelope, payload }: Bytes): SpanPlace | null {
  const { correlation } = JSON.parse(payload) as Payload;
  if (correlation === undefined || !TRACE_ID.test(correlation)) return null;
  const { stream, revision, part } = JSON.parse(envelope) as Envelope;
  return { trace: correlation, span: appendSpanId(stream, revision - part[0]) };
}

/** An event that was recorded earlier than this is history which is read again: whoever asked for it looks at its trace no more. */
const LOOKED_AT: Micros = 600_000_000;

/** The places of those events that name a trace and were recorded in the last ten minutes. A damaged one has none: it is to be told of where it is read, not here. */
export function placesOfEvents(events: readonly Bytes[], clock: Clock): readonly SpanPlace[] {
  const from = instantFromMicros(clock.nowMicros() - LOOKED_AT);
  return events.map((event) => placeSince(from, event)).filter((place) => place !== null);
}

function placeSince(from: Instant, event: Bytes): SpanPlace | null {
  try {
    return (JSON.parse(event.envelope) as Envelope).recordedAt >= from ? placeOfEvent(event) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
