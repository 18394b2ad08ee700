import type { RunningLedger } from '#application';
import type { HttpServer } from './http-server.js';

/**
 * Serves until SIGTERM or SIGINT comes, then finishes what was accepted and closes the door, then the ledger. A second signal ends at once.
 * @param announce says that it serves; a signal that comes at once after that is heard
 */
export async function serveUntilStopped(server: HttpServer, ledger: RunningLedger, announce: () => void): Promise<void> {
  const stopped = stopSignal();
  announce();
  await stopped;
  await server.close();
  await ledger.close();
}

/** Resolves when SIGTERM or SIGINT comes, the first time after this is called. */
export async function stopSignal(): Promise<void> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  process.once('SIGTERM', () => stop());
  process.once('SIGINT', () => stop());
  await stopped;
}
