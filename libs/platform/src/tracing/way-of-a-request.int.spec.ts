import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { runLedger, type EmbeddedLedger } from '#application';
import { readConfig } from '../config.js';
import { createHttpApp } from '../http-server.js';
import { startTracing, type Tracing } from './start-tracing.js';
import { startCollector, type CollectedSpan, type Collector } from './testing/collector.js';

const LONG = 60_000;
/** The kind of a request's own span, as OTLP counts them. */
const SERVER = 2;
const NOTE = 'Kari Nordmann telte i går';
const NAME = 'Ola Registrator';

describe('the way of a request', () => {
  let folder: string;
  let collector: Collector;
  let tracing: Tracing;
  let ledger: EmbeddedLedger;
  let app: NestFastifyApplication;
  let token: string;
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
    ({ token } = await ledger.createToken(access, self));
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

  /** Sends a request from within a span of a new trace, and waits until its own span and the last of its way have come. */
  async function traced(
    path: string,
    last: string,
    request: { readonly method?: string; readonly body?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    traces += 1;
    const trace = String(traces).padStart(32, 'a');
    const headers = { authorization: `Bearer ${token}`, traceparent: `00-${trace}-00f067aa0ba902b7-01`, ...request.headers };
    const response = await fetch(`${await app.getUrl()}/api/v1/${path}`, { ...request, headers });
    expect([response.ok, await response.text()]).toEqual([true, expect.anything()]);
    const ours = (all: readonly CollectedSpan[]) => all.filter(({ traceId }) => traceId === trace);
    const isWhole = (all: readonly CollectedSpan[]) => ours(all).some(({ kind }) => kind === SERVER) && ours(all).some(({ name }) => name === last);
    const spans = ours(await collector.until(isWhole));
    return { trace, spans: new Map(spans.map((span) => [span.name, span])) };
  }

  it(
    'that records goes from the caller over command and append to the page that is projected, under the trace it came with',
    async () => {
      const body = JSON.stringify({ unit: 'club-1', on: '2023-01-31', value: 12, note: NOTE });
      const { trace, spans } = await traced('measures/members/measurements', 'project', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
      const [request, command, append, page] = ['POST /api/v1/measures/:measure/measurements', 'command recordMeasurement', 'append', 'project'].map((name) =>
        spans.get(name),
      );
      expect(request).toMatchObject({ parentSpanId: '00f067aa0ba902b7', kind: SERVER });
      expect(command).toMatchObject({ parentSpanId: request?.spanId });
      expect(append).toMatchObject({ parentSpanId: command?.spanId });
      expect(page).toMatchObject({ parentSpanId: append?.spanId });
      expect(BigInt(page?.startTimeUnixNano ?? 0)).toBeGreaterThan(BigInt(append?.startTimeUnixNano ?? 0));
      const line = lines.find((each) => each.includes(trace)) ?? '';
      expect(JSON.parse(line)).toMatchObject({ trace, span: request?.spanId, status: 201 });
    },
    LONG,
  );

  it(
    'that delivers many facts is followed as far',
    async () => {
      const fact = { command: 'recordMeasurement', measure: 'members', unit: 'club-1', value: 13, note: NOTE };
      const body = ['2023-02-28', '2023-03-31'].map((on) => JSON.stringify({ ...fact, on })).join('\n');
      const { trace, spans } = await traced('deliveries/d-1', 'project', { method: 'POST', body, headers: { 'content-type': 'application/x-ndjson' } });
      expect(spans.get('append')?.attributes).toEqual([{ key: 'fremdrift.events', value: { intValue: 2 } }]);
      expect(spans.get('project')).toMatchObject({ traceId: trace, parentSpanId: spans.get('append')?.spanId });
    },
    LONG,
  );

  it(
    'that asks shows how long its question took',
    async () => {
      const { spans } = await traced('units', 'question units');
      expect(spans.get('question units')).toMatchObject({ parentSpanId: spans.get('GET /api/v1/units')?.spanId });
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
