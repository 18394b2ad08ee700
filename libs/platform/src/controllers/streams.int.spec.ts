import { AUTHORIZATION } from '../testing/door.js';
import { listening } from '../testing/listening.js';
import type { FakeLedger } from '../testing/fake-ledger.js';
import type { HttpServer } from '../http-server.js';

/** A body that a test writes piece by piece while the answer is read. */
function written() {
  const { readable, writable } = new TransformStream<string, string>();
  return { body: readable.pipeThrough(new TextEncoderStream()), writer: writable.getWriter() };
}

/** The next pieces of an answer until `enough` says so. */
async function readUntil(reader: ReadableStreamDefaultReader<string>, enough: (text: string) => boolean): Promise<string> {
  let text = '';
  while (!enough(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  return text;
}

const readerOf = (response: Response) => (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { line: number; accepted: boolean });

const give = (url: string) =>
  fetch(`${url}/api/v1/measures/m/measurements`, { method: 'POST', headers: { ...AUTHORIZATION, 'content-type': 'application/json' }, body: '{}' });

describe('streams over a real connection', () => {
  let ledger: FakeLedger;
  let server: HttpServer;
  beforeEach(async () => {
    ({ ledger, server } = await listening());
  });
  afterEach(() => server.close());

  const follow = (query = '?after=-1', headers: Readonly<Record<string, string>> = {}, signal: AbortSignal | null = null) =>
    fetch(`${server.url}/api/v1/events/stream${query}`, { headers: { ...AUTHORIZATION, ...headers }, signal });

  const deliver = (body: string | ReadableStream<Uint8Array>) =>
    fetch(`${server.url}/api/v1/deliveries/d-1?reason=${encodeURIComponent('årsmøtet')}`, {
      method: 'POST',
      headers: { ...AUTHORIZATION, 'content-type': 'application/x-ndjson' },
      body,
      duplex: 'half',
    });

  it('answers each line of a delivery while the next ones are still on their way', async () => {
    const { body, writer } = written();
    const pending = deliver(body);
    await writer.write('{"n":1}\n{"n":2}\n');
    const response = await pending;
    const reader = readerOf(response);
    expect(linesOf(await readUntil(reader, (text) => text.split('\n').length > 2))).toHaveLength(2);
    await writer.write('{"n":3}');
    await writer.close();
    const rest = linesOf(await readUntil(reader, () => false));
    expect(rest).toEqual([
      { line: 3, delivery: { id: 'd-1', reason: 'årsmøtet', correlation: expect.stringMatching(/^[0-9a-f]{32}$/) as string }, accepted: true },
    ]);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
  });

  it('passes a malformed line on to be refused by itself', async () => {
    const response = await deliver('{"n":1}\nnonsense\n{"n":3}\n');
    expect(linesOf(await response.text()).map(({ line, accepted }) => [line, accepted])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ]);
  });

  it('takes a delivery far larger than any body limit', async () => {
    const line = `{"note":"${'x'.repeat(1000)}"}\n`;
    const response = await deliver(line.repeat(20_000));
    expect(linesOf(await response.text())).toHaveLength(20_000);
  });

  it('answers a problem when nothing was answered yet, and ends the stream between two lines when it stops', async () => {
    ledger.failure = new Error('broken');
    expect((await deliver('{"n":1}\n')).status).toBe(500);
    ledger.failure = null;
    const { body, writer } = written();
    const pending = deliver(body);
    await writer.write('{"n":1}\n{"n":');
    const response = await pending;
    const stopped = server.close();
    expect(linesOf(await response.text()).map(({ line, accepted }) => [line, accepted])).toEqual([[1, true]]);
    await writer.abort().catch(() => undefined);
    await stopped;
  });

  it('tells followers the head of each event after the last they saw, and lets go of them when it stops', async () => {
    ledger.heads = [
      { seq: 0, type: 'LedgerOpened', stream: 'ledger' },
      { seq: 1, type: 'PlanAdopted', stream: 'plan-N' },
      { seq: 2, type: 'StatementAdopted', stream: 'plan-N' },
    ];
    const response = await follow('?after=0');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = readerOf(response);
    expect(await readUntil(reader, (text) => text.includes('id: 2'))).toBe(
      'retry: 1000\n\nid: 1\ndata: {"seq":1,"type":"PlanAdopted","stream":"plan-N"}\n\nid: 2\ndata: {"seq":2,"type":"StatementAdopted","stream":"plan-N"}\n\n',
    );
    await server.close();
    expect((await reader.read()).done).toBe(true);
  });

  it('goes on where a follower was, from the id of the last event it saw', async () => {
    ledger.heads = [
      { seq: 6, type: 'A', stream: 's' },
      { seq: 7, type: 'B', stream: 's' },
    ];
    const response = await follow('', { 'last-event-id': '6' });
    const text = await readUntil(readerOf(response), (text) => text.includes('id: 7'));
    expect(text).not.toContain('id: 6');
  });

  it('says no to a hundred and first follower, and yes again when one has gone', async () => {
    const gone = new AbortController();
    const first = await follow('?after=-1', {}, gone.signal);
    await readUntil(readerOf(first), (text) => text.includes('retry'));
    const others = await Promise.all(Array.from({ length: 99 }, () => follow()));
    expect(others.every(({ status }) => status === 200)).toBe(true);
    expect((await follow()).status).toBe(503);
    gone.abort();
    let status = 503;
    while (status === 503) ({ status } = await follow());
    expect(status).toBe(200);
  });

  it('lets a request under way be answered before it stops, and then listens no more', async () => {
    const started = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    ledger.execute = async () => {
      started.resolve();
      await release.promise;
      return ledger.receipt;
    };
    const answer = give(server.url);
    await started.promise;
    const stopped = server.close();
    release.resolve();
    expect((await answer).status).toBe(201);
    await stopped;
    await expect(fetch(`${server.url}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('waits no longer than it was told to for a request that never ends', async () => {
    const { server: hasty, ledger: stuck } = await listening({ stopSeconds: 0 });
    const started = Promise.withResolvers<void>();
    stuck.execute = () => {
      started.resolve();
      return new Promise(() => {});
    };
    const answer = give(hasty.url).then(
      () => 'answered',
      () => 'broken off',
    );
    await started.promise;
    await hasty.close();
    expect(await answer).toBe('broken off');
  });

  it('says in words that the port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(listening({ port })).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('FREMDRIFT_PORT') as string });
  });
});
