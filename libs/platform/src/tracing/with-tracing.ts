import type { Config } from '../config.js';
import { createLogger } from '../logging.js';

/**
 * Runs a process's work with its spans sent to the address that is set, and sends what is left of them at its end; without an address it only runs it.
 * Threads that are started before are not traced.
 * @param service which process it is, as traces show it: `fremdrift`, `fremdrift-relay`
 */
export async function withTracing<T>({ traces, logLevel }: Pick<Config, 'traces' | 'logLevel'>, service: string, work: () => Promise<T>): Promise<T> {
  if (traces === null) return work();
  // whoever traces nothing is not to wait for it to be loaded
  const { startTracing } = await import('./start-tracing.js');
  const log = createLogger(logLevel);
  const tracing = startTracing(traces, { service, log });
  try {
    return await work();
  } finally {
    await tracing.close();
    log.flush();
  }
}
