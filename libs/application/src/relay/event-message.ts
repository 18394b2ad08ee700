import { traceparentOf } from '#kernel';
import { placeOfEvent, type Envelope } from '#domain';
import type { StoredEvent } from '#event-store';
import type { TextMessage } from '#messaging';

/** The media type of CloudEvents 1.0 in JSON, structured mode. */
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=UTF-8';

/** Headers of what is sent. */
export const HEADERS = { contentType: 'content-type', seq: 'fremdrift-seq', revision: 'fremdrift-revision', trace: 'traceparent' } as const;

/** What CloudEvents of a ledger name as their source. */
export function sourceOf(ledger: string): string {
  return `/ledgers/${ledger}`;
}

/** The type of the CloudEvent that carries an event of this type. */
export function eventMessageType(type: string): string {
  return `fremdrift.${type}`;
}

/** What the data schema of an event type's version is called. */
export function eventSchemaUri(type: string, schema: number): string {
  return `urn:fremdrift:event:${type}:${schema}`;
}

/**
 * An event as a CloudEvent 1.0, keyed by its stream. Envelope and payload lie in it as the log holds them, byte for byte, sealed fields
 * sealed: the SHA-256 over `0x00` and the envelope's text is its leaf in the transparency log.
 */
export function eventMessage(event: StoredEvent, source: string): TextMessage {
  const { id, type, schema, recordedAt, revision } = JSON.parse(event.envelope) as Envelope;
  const place = placeOfEvent(event);
  const stream = JSON.stringify(event.stream);
  return {
    key: event.stream,
    value:
      `{"specversion":"1.0","id":"${id}","source":${JSON.stringify(source)},"type":"${eventMessageType(type)}","subject":${stream},` +
      `"time":"${recordedAt}","datacontenttype":"application/json","dataschema":"${eventSchemaUri(type, schema)}","partitionkey":${stream},` +
      `"data":{"seq":${event.seq},"envelope":${event.envelope},"payload":${event.payload},"salt":"${event.salt}"}}`,
    headers: {
      [HEADERS.contentType]: CLOUD_EVENT_TYPE,
      [HEADERS.seq]: String(event.seq),
      [HEADERS.revision]: String(revision),
      ...(place !== null && { [HEADERS.trace]: traceparentOf(place) }),
    },
  };
}
