import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { placeIn, type SpanPlace } from '#kernel';

/** The place in its caller's trace that a request comes from, by the W3C header `traceparent`; null where it says none. */
export function callersPlace({ traceparent }: IncomingHttpHeaders): SpanPlace | null {
  return typeof traceparent === 'string' ? placeIn(traceparent) : null;
}

/** The trace id (32 hexadecimal digits) that a request came with, or a new one. */
export function traceIdOf(headers: IncomingHttpHeaders): string {
  return callersPlace(headers)?.trace ?? randomUUID().replaceAll('-', '');
}

/** What a request's lines in the log and its spans have in common. */
export function traceOf({ id, span }: FastifyRequest): Pick<SpanPlace, 'trace'> & Partial<SpanPlace> {
  return span?.place ?? { trace: id };
}
