import type { MessagePort } from 'node:worker_threads';
import { sentError } from '#kernel';
import type { QueryRequest, QueryResponse } from './query-messages.js';

/** For the worker file of a query pool: answers each request that comes in on the port with finished JSON text. */
export function serveQueries(port: MessagePort, answer: (name: string, params: unknown) => Promise<string>): void {
  port.on('message', (request: QueryRequest) => {
    void respond(request, answer).then((response) => port.postMessage(response));
  });
}

async function respond({ id, name, params }: QueryRequest, answer: (name: string, params: unknown) => Promise<string>): Promise<QueryResponse> {
  try {
    return { id, json: await answer(name, params) };
  } catch (error) {
    return { id, error: sentError(error) };
  }
}
