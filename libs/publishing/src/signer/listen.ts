import { once } from 'node:events';
import { chmod, lstat, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { explained, Refused } from '#kernel';
import type { Signer } from './port.js';
import { serveSigner } from './serve.js';

/** Connections at once: the server's threads, and a command line or two. */
const MAX_CONNECTIONS = 16;

/** The signer's owner and group may connect; who may reach the socket at all is for its folder to say. */
const SOCKET_MODE = 0o660;

/** Answers whoever connects to the socket, in place of one that an earlier process left there. Answers how to stop. */
export async function listen(signer: Signer, path: string, onFault: (error: unknown) => void): Promise<() => Promise<void>> {
  const connections = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
    socket.on('error', () => socket.destroy());
    serveSigner(signer, socket).catch(onFault);
  });
  server.maxConnections = MAX_CONNECTIONS;
  await makeWay(path);
  server.listen(path);
  await once(server, 'listening');
  await chmod(path, SOCKET_MODE);
  return async () => {
    server.close();
    await signer.close();
    for (const socket of connections) socket.destroy();
  };
}

/** Takes a socket away that an earlier process left; nothing else. @throws Refused `unavailable` when something else lies there */
async function makeWay(path: string): Promise<void> {
  const there = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw explained(path, error);
  });
  if (there?.isSocket() === false) {
    const problem = `${path} is there and no socket`;
    throw new Refused('unavailable', problem, [{ field: 'socket', problem, remedy: 'name another path to listen at' }]);
  }
  await rm(path, { force: true });
}
