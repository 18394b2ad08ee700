import {
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type HrTime,
  type Span,
  type Tracer as OtelTracer,
} from '@opentelemetry/api';
import type { Clock, FinishedSpan, Micros, OpenSpan, SpanAbout, SpanPlace, Tracer } from '#kernel';
import { withIds } from './given-ids.js';

const KINDS = { internal: SpanKind.INTERNAL, server: SpanKind.SERVER, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER } as const;

/** Spans by OpenTelemetry, whose context says which span is at hand. */
export class OpenTelemetryTracer implements Tracer {
  constructor(
    private readonly tracer: OtelTracer,
    readonly clock: Clock,
  ) {}

  begin(about: SpanAbout): OpenSpan {
    const span = this.#begun(about, this.clock.nowMicros());
    const inside = trace.setSpan(context.active(), span);
    return {
      place: placeOf(span),
      within: (work) => context.with(inside, work),
      end: (failure = null, attributes = {}) => ended(span.setAttributes(attributes), failure, this.clock.nowMicros()),
    };
  }

  take({ startedAt, endedAt, failure, ...about }: FinishedSpan): void {
    ended(this.#begun(about, startedAt), failure, endedAt);
  }

  at(): SpanPlace | null {
    const span = trace.getActiveSpan();
    return span === undefined ? null : placeOf(span);
  }

  #begun({ name, kind = 'internal', attributes = {}, under = null, id }: SpanAbout, at: Micros): Span {
    const parent = parentOf(under, this.at());
    const ids = { ...(under !== null && { trace: under.trace }), ...(id !== undefined && { span: id }) };
    return withIds(parent, ids, () => this.tracer.startSpan(name, { kind: KINDS[kind], attributes, startTime: timeOf(at) }));
  }
}

function parentOf(under: SpanAbout['under'], atHand: SpanPlace | null): Context {
  if (under === null || under === undefined || (under.span === null && under.trace === atHand?.trace)) return context.active();
  if (under.span === null) return trace.deleteSpan(context.active());
  return trace.setSpanContext(ROOT_CONTEXT, { traceId: under.trace, spanId: under.span, traceFlags: TraceFlags.SAMPLED, isRemote: true });
}

function placeOf(span: Span): SpanPlace {
  const { traceId, spanId } = span.spanContext();
  return { trace: traceId, span: spanId };
}

function ended(span: Span, failure: string | null, at: Micros): void {
  if (failure !== null) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', failure);
  span.end(timeOf(at));
}

function timeOf(micros: Micros): HrTime {
  const seconds = Math.floor(micros / 1_000_000);
  return [seconds, (micros - seconds * 1_000_000) * 1000];
}
