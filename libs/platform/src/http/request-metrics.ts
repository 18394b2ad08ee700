import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Histogram, type Registry } from 'prom-client';
import { traceOf } from './trace.js';

/** After each answer: one line in the log and one observation. Neither holds a body, a query, a header or a token. */
export function observe(http: FastifyInstance, log: Logger, registry: Registry): void {
  const seconds = new Histogram({
    name: 'fremdrift_http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  http.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
    const status = reply.statusCode;
    seconds.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
    log.info({ method: request.method, route, status, ms: Math.round(reply.elapsedTime * 10) / 10, ...traceOf(request) }, 'answered');
    done();
  });
}
