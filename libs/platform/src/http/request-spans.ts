import { finished } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { beginSpan, type OpenSpan } from '#kernel';
import { callersPlace } from './trace.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null while nothing is traced, and for what only looks at how the server is. */
    span: OpenSpan | null;
  }
}

/** A span for each request to the API, below its caller's where it names one, from its first line until its answer is sent. */
export function traceRequests(http: FastifyInstance): void {
  http.decorateRequest('span', null);
  http.addHook('onRequest', (request, reply, done) => {
    const { url: route } = request.routeOptions;
    if (route?.startsWith('/api/') === true) request.span = begun(route, request, reply);
    done();
  });
  // not earlier: reading the body leaves whatever was at hand before
  http.addHook('preHandler', (request, _reply, done) => {
    if (request.span === null) done();
    else request.span.within(done);
  });
}

function begun(route: string, request: FastifyRequest, reply: FastifyReply): OpenSpan | null {
  const span = beginSpan({
    name: `${request.method} ${route}`,
    kind: 'server',
    under: callersPlace(request.headers) ?? { trace: request.id, span: null },
    attributes: { 'http.request.method': request.method, 'http.route': route },
  });
  if (span !== null) finished(reply.raw, () => span.end(failureIn(reply), { 'http.response.status_code': reply.statusCode }));
  return span;
}

function failureIn({ raw, statusCode }: FastifyReply): string | null {
  if (!raw.writableFinished) return 'aborted';
  return statusCode >= 500 ? String(statusCode) : null;
}
