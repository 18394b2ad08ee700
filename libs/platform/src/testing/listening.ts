import { readConfig, type Config } from '../config.js';
import { createHttpServer, type HttpServer } from '../http-server.js';
import { FakeLedger } from './fake-ledger.js';

/** The HTTP door on a fake ledger, on a free port: for what only a real connection shows. */
export async function listening(more: Partial<Config> = {}): Promise<{ readonly ledger: FakeLedger; readonly server: HttpServer }> {
  const ledger = new FakeLedger();
  return { ledger, server: await createHttpServer(ledger, { ...readConfig({}), port: 0, logLevel: 'silent', ...more }) };
}
