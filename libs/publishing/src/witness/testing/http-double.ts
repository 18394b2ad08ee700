import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that answers as a test says, and counts how often it was asked. */
export interface HttpDouble {
  readonly url: string;
  asked: number;
  answering: (request: IncomingMessage, response: ServerResponse) => void;
  close(): Promise<void>;
}

export async function httpDouble(answering: HttpDouble['answering'] = (_, response) => response.writeHead(500).end()): Promise<HttpDouble> {
  const server = createServer((request, response) => {
    double.asked += 1;
    double.answering(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const double: HttpDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: 0,
    answering,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return double;
}
