import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { httpDoor } from './http-door.js';

interface Reply {
  readonly status: number;
  readonly body: string;
  /** Whether the connection is cut after it. */
  readonly breaksOff?: boolean;
}

const seen: { readonly request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>; readonly body: string }[] = [];
let reply: Reply;
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      seen.push({ request, body });
      response.writeHead(reply.status);
      if (reply.breaksOff === true) response.write(reply.body, () => response.destroy());
      else response.end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  seen.length = 0;
  reply = { status: 200, body: '{}' };
});

const door = () => httpDoor({ url, token: 'fmd_x' });
const last = () => seen.at(-1) ?? { request: { headers: {} }, body: '' };

describe('a server as the command line sees it', () => {
  it('is asked under the address of the question, with the token, and without what was not said', async () => {
    await door().ask('planStatus', { plan: 'N', at: '2022-12-31', asOf: undefined });
    expect(last().request).toMatchObject({ method: 'GET', url: '/api/v1/plans/N/status?at=2022-12-31', headers: { authorization: 'Bearer fmd_x' } });
  });

  it('is given a command with its revision and key as headers, mandate and reason in the body, and the address filled in', async () => {
    const mandate = { body: 'LM', date: '2020-11-21' } as never;
    await door().execute('dropGoal', { goal: 'N1', plan: 'N', from: '2022-01-01' }, { mandate, reason: 'why', revision: -1, key: 'k' });
    expect(last().request).toMatchObject({ url: '/api/v1/goals/N1/drop', headers: { 'if-match': '"-1"', 'idempotency-key': 'k' } });
    expect(JSON.parse(last().body)).toEqual({ plan: 'N', from: '2022-01-01', mandate, reason: 'why' });
  });

  it('is sent a delivery in one stream, and each line it answers is given on', async () => {
    reply = { status: 200, body: '{"line":1,"accepted":true}\n{"line":2,"accepted":false}\n' };
    const answers = await Readable.from(door().deliver(Readable.from(['{"a":1}\n', '{"b":2}\n']), { id: 'd1', reason: 'late æøå' })).toArray();
    expect(answers).toMatchObject([{ line: 1 }, { line: 2 }]);
    expect(last()).toMatchObject({ request: { url: '/api/v1/deliveries/d1?reason=late+%C3%A6%C3%B8%C3%A5' }, body: '{"a":1}\n{"b":2}\n' });
  });

  it('refuses in its own words', async () => {
    const errors = [{ field: 'at', problem: 'p', remedy: 'r' }];
    reply = { status: 422, body: JSON.stringify({ type: '/problems/invalid', detail: 'at: p', errors }) };
    await expect(door().ask('plans', {})).rejects.toMatchObject({ kind: 'invalid', message: 'at: p', issues: errors });
  });

  it('that breaks off in the middle of a delivery is called out, after what it had answered', async () => {
    reply = { status: 200, body: '{"line":1,"accepted":true}\n', breaksOff: true };
    const delivered = door().deliver(Readable.from(['{}\n']), { id: 'd1', reason: null });
    const answers = delivered[Symbol.asyncIterator]();
    expect(await answers.next()).toMatchObject({ value: { line: 1 } });
    await expect(answers.next()).rejects.toMatchObject({ kind: 'unavailable', issues: [{ remedy: expect.stringContaining('same delivery id') }] });
  });

  it.each(['<html>proxy</html>', '{"type":"about:blank"}', 'null'])('that is something else than Fremdrift (%p) is called out', async (body) => {
    reply = { status: 502, body };
    await expect(door().ask('plans', {})).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('502') });
  });

  it('that does not answer is called out, with what to do', async () => {
    const nobody = httpDoor({ url: 'http://127.0.0.1:1', token: 't' });
    await expect(nobody.ask('plans', {})).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ field: '--url', remedy: expect.stringContaining('npm start') }],
    });
  });

  it('with an address that is none is refused before anything is sent', () => {
    expect(() => httpDoor({ url: 'localhost', token: 't' })).toThrow(/not an address/);
  });
});
