import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Below the ports that Linux gives to outgoing connections, which would else take a server's port while it is down between a kill and a restart. */
const [LOWEST, HIGHEST] = [10_240, 32_767];
const TRIES = 50;

/** That many different ports of this machine on which nobody listens. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const held: Server[] = [];
  try {
    for (let tries = 0; held.length < count; tries++) {
      if (tries === TRIES) throw new Error(`of ${TRIES} ports between ${LOWEST} and ${HIGHEST}, too few are free`);
      const server = await listener(LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST)));
      if (server !== null) held.push(server);
    }
    return held.map(portOf);
  } finally {
    await Promise.all(held.map((server) => once(server.close(), 'close')));
  }
}

/** Null where the port is taken. */
async function listener(port: number): Promise<Server | null> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  } catch (cause) {
    const error = cause as NodeJS.ErrnoException;
    if (error.code === 'EADDRINUSE') return null;
    throw error;
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}
