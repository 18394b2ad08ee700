import { parentPort, workerData } from 'node:worker_threads';
import { Broken } from '#kernel';
import { CALLERS, callersOf } from './callers.js';
import { Connection } from './connection.js';

/** Where the client sends its counts, and as whom. */
export interface ClientData {
  readonly port: number;
  readonly token: string;
}

/** Sends counts over a connection a caller; for each number it is sent it sends so many, then answers; null ends it. */
if (parentPort === null) throw new Broken('the client runs in a worker thread only');
const thread = parentPort;
const { port, token } = workerData as ClientData;

const connections = Array.from({ length: CALLERS }, () => new Connection(port, `Bearer ${token}`));
const send = callersOf(({ measure, unit, on, value }, caller) =>
  (connections[caller] as Connection).post(`/api/v1/measures/${measure}/measurements`, JSON.stringify({ unit, on, value })),
);

thread.on('message', (total: number | null) => {
  if (total !== null) {
    void send(total).then((sent) => thread.postMessage(sent, []));
    return;
  }
  for (const connection of connections) connection.close();
  thread.close();
});
