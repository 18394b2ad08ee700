import { beginSpan, inSpan, inSpans, isTraced, ManualClock, placeIn, Refused, spanAtHand, takeSpan } from '#kernel';
import { startCollector, type CollectedSpan, type Collector } from './testing/collector.js';
import { startTracing, type Tracing } from './start-tracing.js';
import { withTracing } from './with-tracing.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = placeIn(`00-${TRACE}-00f067aa0ba902b7-00`);

describe('spans', () => {
  const clock = new ManualClock(1_700_000_000_000_001);
  const warned: unknown[] = [];
  const log = { warn: (told: unknown) => warned.push(told) };
  let collector: Collector;
  let tracing: Tracing;

  beforeEach(async () => {
    warned.length = 0;
    collector = await startCollector();
    tracing = startTracing(collector.url, { service: 'fremdrift-test', clock, log });
  });

  afterEach(async () => {
    await tracing.close();
    await collector.close();
  });

  async function sent(): Promise<ReadonlyMap<string, CollectedSpan>> {
    await tracing.close();
    return new Map(collector.spans.map((span) => [span.name, span]));
  }

  it('lie inside each other as the work does, across what is awaited, with the time of the clock', async () => {
    await inSpan(
      () => ({ name: 'outer', under: CALLER, kind: 'server', attributes: { events: 2 } }),
      async () => {
        await Promise.resolve();
        clock.advance(5);
        await inSpan(
          () => ({ name: 'inner' }),
          async () => expect(spanAtHand()?.trace).toBe(TRACE),
        );
      },
    );
    const spans = await sent();
    expect(spans.get('outer')).toMatchObject({
      traceId: TRACE,
      parentSpanId: '00f067aa0ba902b7',
      kind: 2,
      startTimeUnixNano: '1700000000000001000',
      endTimeUnixNano: '1700000000000006000',
      attributes: [{ key: 'events', value: { intValue: 2 } }],
    });
    expect(spans.get('inner')).toMatchObject({ traceId: TRACE, parentSpanId: spans.get('outer')?.spanId });
    expect(collector.texts.join('')).toContain('fremdrift-test');
  });

  it('begin a trace of a given id, or go on below the span at hand of the same trace, with the id that is asked for', async () => {
    await inSpan(
      () => ({ name: 'top', under: { trace: TRACE, span: null } }),
      () =>
        inSpan(
          () => ({ name: 'below', under: { trace: TRACE, span: null }, id: 'aaaaaaaaaaaaaaaa' }),
          () =>
            inSpan(
              () => ({ name: 'elsewhere', under: { trace: 'b'.repeat(32), span: null } }),
              async () => undefined,
            ),
        ),
    );
    const spans = await sent();
    expect(spans.get('top')).toMatchObject({ traceId: TRACE });
    expect(spans.get('top')?.parentSpanId ?? '').toBe('');
    expect(spans.get('below')).toMatchObject({ traceId: TRACE, spanId: 'aaaaaaaaaaaaaaaa', parentSpanId: spans.get('top')?.spanId });
    expect(spans.get('elsewhere')).toMatchObject({ traceId: 'b'.repeat(32) });
    expect(spans.get('elsewhere')?.parentSpanId ?? '').toBe('');
  });

  it('say what kind of failure ended them, and nothing of what it says', async () => {
    const refusal = new Refused('conflict', 'Kari Nordmann');
    await expect(
      inSpan(
        () => ({ name: 'refused' }),
        async () => {
          throw refusal;
        },
      ),
    ).rejects.toBe(refusal);
    const spans = await sent();
    expect(spans.get('refused')).toMatchObject({ status: { code: 2 }, attributes: [{ key: 'error.type', value: { stringValue: 'conflict' } }] });
    expect(collector.texts.join('')).not.toContain('Kari');
  });

  it('show work on many events under each of their places, once, and at most a hundred', async () => {
    const places = Array.from({ length: 150 }, (_, index) => ({ trace: String(index).padStart(32, 'c'), span: 'dddddddddddddddd' }));
    await inSpans(
      () => ({ name: 'page', places: [...places, ...places] }),
      async () => clock.advance(7),
    );
    await tracing.close();
    expect(collector.spans).toHaveLength(100);
    expect(new Set(collector.spans.map(({ traceId }) => traceId)).size).toBe(100);
    for (const { parentSpanId, startTimeUnixNano, endTimeUnixNano } of collector.spans) {
      expect(parentSpanId).toBe('dddddddddddddddd');
      expect(BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano)).toBe(7000n);
    }
  });

  it('may be measured in a thread and made here', async () => {
    takeSpan({ name: 'told', under: CALLER, startedAt: 1_000_000, endedAt: 1_000_002, failure: 'Broken' });
    expect((await sent()).get('told')).toMatchObject({ traceId: TRACE, startTimeUnixNano: '1000000000', endTimeUnixNano: '1000002000', status: { code: 2 } });
  });

  it('that cannot be sent are dropped, and that is told', async () => {
    await collector.close();
    await tracing.close();
    tracing = startTracing(collector.url, { service: 'fremdrift-test', log, sendMs: 500 });
    await inSpan(
      () => ({ name: 'lost' }),
      async () => undefined,
    );
    await tracing.close();
    expect(warned.length).toBeGreaterThan(0);
    expect(JSON.stringify(warned)).toContain('ECONNREFUSED');
  });
});

describe('without an address', () => {
  it('no span is made, and work is only done', async () => {
    let asked = 0;
    const about = () => {
      asked += 1;
      return { name: 'page', places: [] };
    };
    const config = { traces: null, logLevel: 'silent' } as const;
    expect(await withTracing(config, 'fremdrift-test', () => inSpan(about, async () => 1))).toBe(1);
    expect(await inSpans(about, async () => 2)).toBe(2);
    expect([isTraced(), beginSpan({ name: 'begun' }), spanAtHand(), asked]).toEqual([false, null, null, 0]);
  });
});
