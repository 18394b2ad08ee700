import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { cannotListen } from '../cannot-listen.js';
import type { Config } from '../config.js';
import { createLogger } from '../logging.js';
import { exposition, type Watched } from './exposition.js';
import { watchReadiness } from './watch-readiness.js';

export interface WatchServer {
  /** Where it listens, such as `http://127.0.0.1:9090`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Shows `/health/live`, `/health/ready` and `/metrics`, and nothing of the ledger itself, and says in the log when it is no longer ready. @throws Refused `unavailable` when it can't listen */
export async function serveWatch(watched: Watched, config: Pick<Config, 'host' | 'port' | 'logLevel'>): Promise<WatchServer> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const server = createServer((request, response) => void answer(request, response, watched, registry));
  server.listen({ host: config.host, port: config.port });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw cannotListen(config, error);
  }
  const log = createLogger(config.logLevel);
  const stopWatching = watchReadiness(watched.readiness, log);
  const { address, family, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: async () => {
      stopWatching();
      log.flush();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer({ url = '' }: IncomingMessage, response: ServerResponse, watched: Watched, registry: Registry): Promise<void> {
  switch (url) {
    case '/health/live':
      return json(response, 200, { live: true });
    case '/health/ready': {
      const readiness = watched.readiness();
      return json(response, readiness.ready ? 200 : 503, readiness);
    }
    case '/metrics':
      response.setHeader('content-type', registry.contentType).end((await registry.metrics()) + exposition(watched));
      return;
    default:
      return json(response, 404, { problem: 'there is no such address', remedy: 'ask /health/live, /health/ready or /metrics' });
  }
}

function json(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}
