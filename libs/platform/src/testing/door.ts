import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig } from '../config.js';
import { createHttpApp } from '../http-server.js';
import { createLogger } from '../logging.js';
import { FakeLedger, TOKEN } from './fake-ledger.js';

export const AUTHORIZATION = { authorization: `Bearer ${TOKEN}` };

export interface Door {
  readonly app: NestFastifyApplication;
  readonly ledger: FakeLedger;
  /** A GET with a token. */
  readonly get: (url: string) => ReturnType<NestFastifyApplication['inject']>;
  /** A POST of JSON with a token; a string is sent as it is. */
  readonly post: (url: string, body: unknown, headers?: Readonly<Record<string, string>>) => ReturnType<NestFastifyApplication['inject']>;
}

/** The HTTP door on a fake ledger, without a port. */
export async function openDoor(): Promise<Door> {
  const ledger = new FakeLedger();
  const app = await createHttpApp(ledger, readConfig({}), createLogger('silent'));
  return {
    app,
    ledger,
    get: (url) => app.inject({ method: 'GET', url, headers: AUTHORIZATION }),
    post: (url, body, headers = {}) =>
      app.inject({
        method: 'POST',
        url,
        headers: { ...AUTHORIZATION, 'content-type': 'application/json', ...headers },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}
