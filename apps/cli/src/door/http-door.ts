import { Refused, type ErrorKind, type Issue } from '#kernel';
import { questions } from '#application';
import { API, commandRoutes, doors, parametersOf } from '#contract';
import type { Door, DoorReceipt, Grounds } from './door.js';

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly body?: string | ReadableStream<Uint8Array>;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The ledger behind a running server. */
export function httpDoor(server: { readonly url: string; readonly token: string }): Door {
  const send = async (path: string, sent: Sent): Promise<Response> => {
    const headers = { authorization: `Bearer ${server.token}`, ...(sent.type === undefined ? {} : { 'content-type': sent.type }), ...sent.headers };
    const response = await reach(new URL(path, server.url), { method: sent.method, headers, ...(sent.body === undefined ? {} : { body: sent.body, duplex: 'half' }) });
    if (!response.ok) throw await refusalOf(response);
    return response;
  };
  return {
    ask: async (name, params) => {
      const question = questions.find((one) => one.name === name);
      const { path, rest } = fill(`${API}${question?.path ?? `/${name}`}`, params);
      const response = await send(`${path}?${query(rest)}`, { method: 'GET' });
      return response.json();
    },
    execute: async (name, data, grounds) => {
      const route = commandRoutes.find(({ definition }) => definition.name === name);
      if (route === undefined) throw new Refused('not-found', `the command ${name} is not given over HTTP`);
      const { path, rest } = fill(route.path, data);
      const response = await send(path, {
        method: 'POST',
        type: 'application/json',
        body: JSON.stringify({ ...rest, ...(grounds.mandate && { mandate: grounds.mandate }), ...(grounds.reason && { reason: grounds.reason }) }),
        headers: { ...preconditionOf(grounds), ...(grounds.key && { 'idempotency-key': grounds.key }) },
      });
      return (await response.json()) as DoorReceipt;
    },
    deliver: async function* (lines, delivery) {
      const { path } = fill(doors.deliver.path, { delivery: delivery.id });
      const reason = delivery.reason === null ? '' : `?${query({ reason: delivery.reason })}`;
      const body = ReadableStream.from(encoded(lines)) as ReadableStream<Uint8Array>;
      const response = await send(`${path}${reason}`, { method: 'POST', type: 'application/x-ndjson', body });
      yield* linesOf(response);
    },
    close: async () => undefined,
  };
}

function preconditionOf(grounds: Grounds): Record<string, string> {
  return grounds.revision === undefined ? {} : { 'if-match': `"${grounds.revision}"` };
}

function fill(path: string, values: Readonly<Record<string, unknown>>): { readonly path: string; readonly rest: Readonly<Record<string, unknown>> } {
  const inPath = parametersOf(path);
  const filled = inPath.reduce((text, parameter) => text.replace(`:${parameter}`, encodeURIComponent(String(values[parameter]))), path);
  return { path: filled, rest: Object.fromEntries(Object.entries(values).filter(([key, value]) => !inPath.includes(key) && value !== undefined)) };
}

function query(values: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(Object.entries(values).map(([key, value]): [string, string] => [key, String(value)])).toString();
}

async function reach(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const problem = `no answer from ${url.origin}`;
    throw new Refused('unavailable', problem, [{ field: '--url', problem, remedy: 'start the server with `npm start`, or give the address it printed' }], { cause: error });
  }
}

async function refusalOf(response: Response): Promise<Refused> {
  const problem = (await response.json()) as { readonly type?: string; readonly detail?: string; readonly errors?: readonly Issue[] };
  const kind = (problem.type ?? '').replace('/problems/', '') as ErrorKind;
  return new Refused(kind, problem.detail ?? response.statusText, problem.errors ?? []);
}

async function* encoded(lines: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(`${line}\n`);
}

async function* linesOf(response: Response): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    yield* pieces;
  }
  if (rest !== '') yield rest;
}
