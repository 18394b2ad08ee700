import type { Readiness } from '#application';
import { serveWatch, type WatchServer } from './watch-server.js';

const gauges = () => [{ name: 'fremdrift_relay_lag_events', help: 'Events to send', labels: { topic: 'fremdrift.events' }, value: 3 }];

describe('a process without an API', () => {
  let state: Readiness;
  let server: WatchServer;

  beforeEach(async () => {
    state = { ready: true, reasons: [], remarks: [] };
    server = await serveWatch({ readiness: () => state, gauges }, { host: '127.0.0.1', port: 0, logLevel: 'silent' });
  });

  afterEach(() => server.close());

  it('says that it lives, and whether it gets on: 503 with why and since when where it does not', async () => {
    expect(await (await fetch(`${server.url}/health/live`)).json()).toEqual({ live: true });
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    state = { ready: false, reasons: ['held because of the relay out since 2026-11-22T06:00:00Z: the brokers do not answer'], remarks: [] };
    const held = await fetch(`${server.url}/health/ready`);
    expect([held.status, await held.json()]).toEqual([503, state]);
  });

  it('shows its figures to Prometheus, with those of the process', async () => {
    const answer = await fetch(`${server.url}/metrics`);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=/);
    expect(text).toContain('# TYPE fremdrift_relay_lag_events gauge\nfremdrift_relay_lag_events{topic="fremdrift.events"} 3\n');
    expect(text).toContain('\nfremdrift_ready 1\n');
    expect(text).toContain('process_resident_memory_bytes ');
  });

  it('shows nothing else', async () => {
    expect((await fetch(`${server.url}/api/v1/ledger`)).status).toBe(404);
  });

  it('says what to change where it can not listen', async () => {
    const taken = Number(new URL(server.url).port);
    const watched = { readiness: () => state, gauges: () => [] };
    await expect(serveWatch(watched, { host: '127.0.0.1', port: taken, logLevel: 'silent' })).rejects.toMatchObject({
      kind: 'unavailable',
      issues: [{ field: 'FREMDRIFT_PORT' }],
    });
  });
});
