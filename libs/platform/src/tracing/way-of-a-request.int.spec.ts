import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { runLedger, withRelay, type EmbeddedLedger } from '#application';
import { MemoryBroker } from '#messaging';
import { readConfig } from '../config.js';
import { createHttpApp } from '../http-server.js';
import { startTracing, type Tracing } from './start-tracing.js';
import { startCollector, type CollectedSpan, type Collector } from './testing/collector.js';

const LONG = 60_000;
/** The span of whoever sends a request. */
const CALLER = '00f067aa0ba902b7';
const NOTE = 'Kari Nordmann telte i går';
const NAME = 'Ola Registrator';
const SOURCE = 'https://members.example.org';

/** Each span below the one before it, the first below the caller's. */
function expectBelowEachOther(spans: ReadonlyMap<string, CollectedSpan>, names: readonly string[]): void {
  const parents = names.map((name) => spans.get(name)?.parentSpanId);
  expect(parents).toEqual([CALLER, ...names.slice(0, -1).map((name) => spans.get(name)?.spanId)]);
}

describe('the way of a request', () => {
  let folder: string;
  let collector: Collector;
  let tracing: Tracing;
  let ledger: EmbeddedLedger;
  let app: NestFastifyApplication;
  let token: string;
  const broker = new MemoryBroker();
  let traces = 0;
  const problems: string[] = [];
  const lines: string[] = [];
  const keeping = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fremdrift-tracing-'));
    collector = await startCollector();
    tracing = startTracing(collector.url, { service: 'fremdrift', log: { warn: ({ problem }) => problems.push(problem) } });
    ledger = await runLedger(folder, {
      create: { origin: 'ledger.example.org/test', title: 'A ledger', timeZone: 'Europe/Oslo', language: 'nb', rules: '1', sample: false },
    });
    const { self } = ledger.ledger;
    const units = [{ unit: 'club-1', kind: 'club', name: 'Klubben', parent: null, from: '2020-01-01' }];
    await ledger.execute({ name: 'establishUnits', data: { units }, caller: self, expected: 'none' });
    const measure = { measure: 'members', title: 'Members', kind: 'count', quantity: 'stock', unitOfMeasure: 'members', definition: 'All who pay' };
    await ledger.execute({ name: 'defineMeasure', data: { ...measure, from: '2020-01-01' }, caller: { ...self, role: 'planner' }, expected: 'none' });
    const access = { for: { name: NAME, contact: null }, role: 'recorder', unit: null, audience: 'inside', expiresOn: null, label: 'test' } as const;
    const issued = await ledger.createToken(access, self);
    ({ token } = issued);
    ledger = await withRelay(ledger, { broker, tenant: 'test', apart: false, sources: new Map([[SOURCE, issued.actor]]) });
    app = await createHttpApp(ledger, readConfig({}), pino(keeping));
    await app.listen(0, '127.0.0.1');
  }, LONG);

  afterAll(async () => {
    await app.close();
    await ledger.close();
    await tracing.close();
    await collector.close();
    await rm(folder, { recursive: true });
  }, LONG);

  /** The spans of a new trace, by name, once those named have come; `send` is given the place of its caller as a traceparent. */
  async function traced(names: readonly string[], send: (traceparent: string) => Promise<unknown>) {
    traces += 1;
    const trace = String(traces).padStart(32, 'a');
    await send(`00-${trace}-${CALLER}-01`);
    const ours = (all: readonly CollectedSpan[]) => new Map(all.filter(({ traceId }) => traceId === trace).map((span) => [span.name, span]));
    return { trace, spans: ours(await collector.until((all) => names.every((name) => ours(all).has(name)))) };
  }

  async function request(path: string, traceparent: string, { method = 'GET', type = 'application/json', body = null as string | null } = {}) {
    const headers = { authorization: `Bearer ${token}`, traceparent, ...(body !== null && { 'content-type': type }) };
    const response = await fetch(`${await app.getUrl()}/api/v1/${path}`, { method, headers, body });
    expect([response.ok, await response.text()]).toEqual([true, expect.anything()]);
  }

  it(
    'that records goes from the caller over command and append to the page that is projected and the message that is sent, under one trace',
    async () => {
      const body = JSON.stringify({ unit: 'club-1', on: '2023-01-31', value: 12, note: NOTE });
      const route = 'POST /api/v1/measures/:measure/measurements';
      const { trace, spans } = await traced([route, 'project', 'relay.send'], (traceparent) =>
        request('measures/members/measurements', traceparent, { method: 'POST', body }),
      );
      expectBelowEachOther(spans, [route, 'command recordMeasurement', 'append', 'project']);
      expectBelowEachOther(spans, [route, 'command recordMeasurement', 'append', 'relay.send']);
      const sent = broker.all('test.events').filter(({ headers }) => headers['traceparent']?.includes(trace));
      expect(sent.map(({ headers }) => headers['traceparent'])).toEqual([`00-${trace}-${spans.get('append')?.spanId}-01`]);
      const line = lines.find((each) => each.includes(trace)) ?? '';
      expect(JSON.parse(line)).toMatchObject({ trace, span: spans.get(route)?.spanId, status: 201 });
    },
    LONG,
  );

  it(
    'that delivers many facts is followed as far',
    async () => {
      const fact = { command: 'recordMeasurement', measure: 'members', unit: 'club-1', value: 13, note: NOTE };
      const body = ['2023-02-28', '2023-03-31'].map((on) => JSON.stringify({ ...fact, on })).join('\n');
      const { spans } = await traced(['append', 'project', 'relay.send'], (traceparent) =>
        request('deliveries/d-1', traceparent, { method: 'POST', type: 'application/x-ndjson', body }),
      );
      expect(spans.get('append')?.attributes).toEqual([{ key: 'fremdrift.events', value: { intValue: 2 } }]);
      expect(spans.get('project')?.parentSpanId).toBe(spans.get('append')?.spanId);
    },
    LONG,
  );

  it(
    'that asks shows how long its question took',
    async () => {
      const { spans } = await traced(['question units', 'GET /api/v1/units'], (traceparent) => request('units', traceparent));
      expectBelowEachOther(spans, ['GET /api/v1/units', 'question units']);
    },
    LONG,
  );

  it(
    'that comes as a message goes on in the trace of its sender',
    async () => {
      const value = JSON.stringify({ measure: 'members', unit: 'club-1', on: '2023-04-30', value: 14, note: NOTE });
      const { spans } = await traced(['relay.take', 'append', 'project', 'relay.send'], (traceparent) => {
        const attributes = { ce_specversion: '1.0', ce_id: '1', ce_source: SOURCE, ce_type: 'fremdrift.recordMeasurement' };
        const headers = { ...attributes, 'content-type': 'application/json', traceparent };
        return broker.send('test.measurements.in', [{ key: null, value, headers }]);
      });
      expectBelowEachOther(spans, ['relay.take']);
      expect(spans.get('relay.send')?.parentSpanId).toBe(spans.get('append')?.spanId);
    },
    LONG,
  );

  it('leaves nothing of what people wrote, of who they are or of their tokens in any span or line', async () => {
    const all = [...collector.texts, ...lines].join('\n');
    expect(problems).toEqual([]);
    expect(all).toContain('command recordMeasurement');
    const { actor } = await ledger.callerOf(token);
    for (const secret of [NOTE, NAME, token, actor, 'Klubben', 'club-1', '2023-01-31']) expect(all).not.toContain(secret);
  });
});
