import type { Server } from 'node:http';

/** Aborted when the server is asked to stop: what would go on for ever ends itself. */
export class Stopping extends AbortController {}

/** Once the last request under way has its answer, a stop lets go of every connection: kept alive, or opened and never used. */
export function letGoWhen({ signal }: Stopping, server: Server): void {
  let underWay = 0;
  const letGo = () => {
    if (signal.aborted && underWay === 0) server.closeAllConnections();
  };
  server.on('request', (_request, response) => {
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
      letGo();
    });
  });
  signal.addEventListener('abort', letGo, { once: true });
}
