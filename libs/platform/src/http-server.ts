import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { RunningLedger } from '#application';
import { cannotListen } from './cannot-listen.js';
import type { Config } from './config.js';
import { HttpModule } from './http.module.js';
import { admit } from './http/admission.js';
import { readBodies } from './http/json-body.js';
import { ProblemFilter } from './http/problem-filter.js';
import { observe } from './http/request-metrics.js';
import { traceRequests } from './http/request-spans.js';
import { sendSafeHeaders } from './http/safe-headers.js';
import { traceIdOf } from './http/trace.js';
import { createLogger } from './logging.js';
import { letGoWhen, Stopping } from './stopping.js';
import { watchReadiness } from './watch/index.js';

export interface HttpServer {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no more requests, ends streams at a whole line, waits for what is under way, at most `stopSeconds`. The ledger stays open. */
  close(): Promise<void>;
}

/** Idle connections are dropped after this; streams send something more often. */
const IDLE_MS_MAX = 120_000;
/** More are dropped as they come: each costs memory, whatever it sends. */
const CONNECTIONS_MAX = 2000;

/** The HTTP door on a running ledger, ready to listen. Tests inject into it. */
export async function createHttpApp(ledger: RunningLedger, config: Config, log: Logger): Promise<NestFastifyApplication> {
  const problems = new ProblemFilter(log);
  const adapter = new FastifyAdapter({
    bodyLimit: config.bodyLimit,
    connectionTimeout: IDLE_MS_MAX,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    genReqId: (request: IncomingMessage) => traceIdOf(request.headers),
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => problems.answer(error, request, reply),
    skipMiddie: true,
  });
  const http = adapter.getInstance<FastifyInstance>();
  const registry = new Registry();
  const stopping = new Stopping();
  collectDefaultMetrics({ register: registry });
  sendSafeHeaders(http);
  traceRequests(http);
  observe(http, log, registry);
  letGoWhen(stopping, http.server);
  admit(http, ledger);
  readBodies(http);
  const app = await NestFactory.create<NestFastifyApplication>(HttpModule.for(ledger, registry, stopping), adapter, {
    abortOnError: false,
    bodyParser: false,
    logger: false,
  });
  app.useGlobalFilters(problems);
  return app.init();
}

/** Serves the ledger over HTTP until closed. @throws Refused `unavailable` when it can't listen */
export async function createHttpServer(ledger: RunningLedger, config: Config): Promise<HttpServer> {
  const log = createLogger(config.logLevel);
  const app = await createHttpApp(ledger, config, log);
  await listen(app, config);
  const stopWatching = watchReadiness(() => ledger.readiness(), log);
  const server = app.getHttpServer();
  server.maxConnections = CONNECTIONS_MAX;
  return {
    url: await app.getUrl(),
    close: async () => {
      stopWatching();
      app.get(Stopping).abort();
      const late = setTimeout(() => server.closeAllConnections(), config.stopSeconds * 1000);
      await app.close();
      clearTimeout(late);
      log.flush();
    },
  };
}

async function listen(app: NestFastifyApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw cannotListen({ host, port }, error);
  }
}
