import { context, diag, DiagLogLevel } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { messageOf, systemClock, traceBy, type Clock } from '#kernel';
import { GivenIds } from './given-ids.js';
import { OpenTelemetryTracer } from './open-telemetry.js';

export interface TracingOptions {
  /** Which process it is, as traces show it: `fremdrift`, `fremdrift-relay`. */
  readonly service: string;
  /** Told what keeps spans from being sent. */
  readonly log: { warn(about: { readonly problem: string }, text: string): void };
  readonly clock?: Clock;
  /** How long sending may take, with what is tried again; five seconds without it. So long does an end wait for a collector that is gone. */
  readonly sendMs?: number;
}

export interface Tracing {
  /** Makes no more spans, and sends what is left; what hinders that is told. */
  close(): Promise<void>;
}

/** Spans are sent together, this long after the first of them at most. */
const HELD_MS = 1000;
const BATCH_MAX = 512;
/** Spans that wait to be sent; what comes beyond is dropped, so that a collector which is gone costs nothing but its traces. */
const WAITING_MAX = 8192;
const SEND_MS_MAX = 5000;

/**
 * Makes spans and sends them to the address by OTLP over HTTP (JSON). To be called before any thread is started.
 * All are sent: which of them are kept is for the collector to say.
 */
export function startTracing(address: string, { service, log, clock = systemClock, sendMs = SEND_MS_MAX }: TracingOptions): Tracing {
  const told = (problem: string) => log.warn({ problem }, 'spans could not be sent');
  diag.setLogger({ error: told, warn: told, info: ignored, debug: ignored, verbose: ignored }, DiagLogLevel.WARN);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const exporter = new OTLPTraceExporter({ url: address, timeoutMillis: sendMs });
  const batches = { exporter, scheduledDelayMillis: HELD_MS, maxExportBatchSize: BATCH_MAX, maxQueueSize: WAITING_MAX, exportTimeoutMillis: sendMs };
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new AlwaysOnSampler(),
    idGenerator: new GivenIds(),
    spanProcessors: [new BatchSpanProcessor(batches)],
  });
  traceBy(new OpenTelemetryTracer(provider.getTracer('fremdrift'), clock));
  return {
    close: async () => {
      traceBy(null);
      await provider.shutdown().catch((error: unknown) => told(messageOf(error)));
      context.disable();
      diag.disable();
    },
  };
}

function ignored(): void {}
