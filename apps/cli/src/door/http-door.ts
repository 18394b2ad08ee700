import { invalid, Refused, type ErrorKind } from '#kernel';
import { commandRoutes, doors, JSON_TYPE, NDJSON_TYPE, type Problem } from '#contract';
import type { LineAnswer } from '#application';
import { addressOfQuestion, fill } from './address.js';
import type { Answered, Door, DoorReceipt, Grounds } from './door.js';

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly body?: string | ReadableStream<Uint8Array>;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The ledger behind a running server. */
export function httpDoor(server: { readonly url: string; readonly token: string }): Door {
  const base = baseOf(server.url);
  const send = async (path: string, sent: Sent): Promise<Response> => {
    const headers = { authorization: `Bearer ${server.token}`, ...(sent.type === undefined ? {} : { 'content-type': sent.type }), ...sent.headers };
    const response = await reach(new URL(path, base), {
      method: sent.method,
      headers,
      ...(sent.body === undefined ? {} : { body: sent.body, duplex: 'half' }),
    });
    if (!response.ok) throw await refusalOf(response);
    return response;
  };
  const bytesAt = async (path: string) => bytesOf(await send(path, { method: 'GET' }));
  const door: Door = {
    ask: async <A extends Answered>(name: Parameters<Door['ask']>[0], params: Readonly<Record<string, unknown>>) => {
      const { path, rest } = addressOfQuestion(name, params);
      return (await (await send(`${path}?${query(rest)}`, { method: 'GET' })).json()) as A;
    },
    exportTable: async (table, params) => {
      const { path, rest } = fill(doors.exportTable.path, { table, ...params });
      const response = await send(`${path}?${query(rest)}`, { method: 'GET' });
      return { self: linkIn(response, 'self') ?? response.url, pieces: piecesOf(response) };
    },
    showReport: (file) => bytesAt(fill(doors.showReport.path, { ...file }).path),
    publishedReport: (file) => bytesAt(fill(doors.publishedReport.path, { ...file }).path),
    execute: async (name, data, grounds) => {
      const route = commandRoutes.find(({ definition }) => definition.name === name);
      if (route === undefined) throw new Refused('not-found', `the command ${name} is not given over HTTP`);
      const { path, rest } = fill(route.path, data);
      const response = await send(path, {
        method: 'POST',
        type: JSON_TYPE,
        body: JSON.stringify({ ...rest, ...(grounds.mandate && { mandate: grounds.mandate }), ...(grounds.reason && { reason: grounds.reason }) }),
        headers: { ...preconditionOf(grounds), ...(grounds.key && { 'idempotency-key': grounds.key }) },
      });
      return (await response.json()) as DoorReceipt;
    },
    deliver: async function* (text, delivery) {
      const { path } = fill(doors.deliver.path, { delivery: delivery.id });
      const reason = delivery.reason === null ? '' : `?${query({ reason: delivery.reason })}`;
      const body = ReadableStream.from<Uint8Array>(encoded(text));
      const response = await send(`${path}${reason}`, { method: 'POST', type: NDJSON_TYPE, body });
      for await (const line of linesOf(response)) yield JSON.parse(line) as LineAnswer;
    },
    createToken: async (access) => {
      const response = await send(doors.createToken.path, { method: 'POST', type: JSON_TYPE, body: JSON.stringify(access) });
      return (await response.json()) as Awaited<ReturnType<Door['createToken']>>;
    },
    revokeToken: async (grant) => {
      const { revisions } = await door.ask<Answered & { readonly revisions: { readonly access: number } }>('ledger', {});
      await door.execute('revokeAccess', { grant }, { revision: revisions.access });
    },
    checkpoint: async ({ sign }) => (await send(doors.checkpoint.path, { method: sign ? 'POST' : 'GET' })).text(),
    close: async () => undefined,
  };
  return door;
}

function baseOf(url: string): URL {
  if (!URL.canParse(url))
    throw invalid('--url', `${JSON.stringify(url)} is not an address`, 'give the address the server printed, such as http://127.0.0.1:3000');
  return new URL(url);
}

function preconditionOf({ revision }: Grounds): Record<string, string> {
  return revision === undefined ? {} : { 'if-match': `"${revision}"` };
}

function query(values: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(Object.entries(values).map(([key, value]): [string, string] => [key, String(value)])).toString();
}

async function reach(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    // What we refused to send, such as a file with a wrong heading, is no silence of the server.
    if (error instanceof Error && error.cause instanceof Refused) throw error.cause;
    const problem = `no answer from ${url.origin}`;
    throw new Refused('unavailable', problem, [{ field: '--url', problem, remedy: 'start the server with `npm start`, or give the address it printed' }], {
      cause: error,
    });
  }
}

async function refusalOf(response: Response): Promise<Refused> {
  const text = await response.text();
  const problem = problemIn(text);
  if (problem === null) {
    const what = `${response.url} answered ${response.status} without saying why`;
    return new Refused('unavailable', what, [{ field: '--url', problem: what, remedy: 'check that it is the address of a Fremdrift server' }]);
  }
  return new Refused(problem.type.replace('/problems/', '') as ErrorKind, problem.detail, problem.errors);
}

/** The problem details in an answer; null when it has another form, as from something else than Fremdrift. */
function problemIn(text: string): Problem | null {
  try {
    const body = JSON.parse(text) as Partial<Problem> | null;
    return body?.type?.startsWith('/problems/') === true ? (body as Problem) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What was answered before the connection broke off has arrived; the rest has not. */
function brokenOff(url: string, error: unknown, remedy: string): Refused {
  const problem = `${new URL(url).origin} broke off in the middle of its answer`;
  return new Refused('unavailable', problem, [{ field: '--url', problem, remedy }], { cause: error });
}

/** The address that the header Link gives for a relation, whole. */
function linkIn(response: Response, relation: string): string | null {
  const found = (response.headers.get('link') ?? '').split(', ').find((link) => link.endsWith(`rel="${relation}"`));
  const address = found === undefined ? undefined : /^<(.+)>/.exec(found)?.[1];
  return address === undefined ? null : new URL(address, response.url).href;
}

async function* piecesOf(response: Response): AsyncGenerator<Uint8Array> {
  try {
    yield* response.body ?? [];
  } catch (error) {
    throw brokenOff(response.url, error, 'ask again, for less where it was refused for being too much');
  }
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  try {
    return await response.bytes();
  } catch (error) {
    throw brokenOff(response.url, error, 'ask again');
  }
}

async function* encoded(text: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of text) yield encoder.encode(piece);
}

async function* linesOf(response: Response): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of response.body ?? []) {
      const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = pieces.pop() ?? '';
      yield* pieces;
    }
  } catch (error) {
    throw brokenOff(response.url, error, 'start it again, and send the same under the same delivery id: nothing is recorded twice');
  }
  if (rest !== '') yield rest;
}
