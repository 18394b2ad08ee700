import { Refused } from '../errors.js';
import type { FinishedSpan, OpenSpan, SharedSpanAbout, SpanAbout, SpanPlace, SpanTaker, Tracer } from './spans.js';

/** Traces that one piece of work is shown under; what else took part in it is left out. */
const MAX_PLACES = 100;

let tracer: Tracer | null = null;
let taker: SpanTaker | null = null;

/** From now on this process's spans are made by the tracer; null: none are, which is how it begins. */
export function traceBy(by: Tracer | null): void {
  tracer = by;
  taker = by;
}

/** From now on what this thread does for many traces at once is told to the taker, which is where spans are made. */
export function tellSpansTo(by: SpanTaker): void {
  taker = by;
}

/** Whether anybody takes spans: what only they need is not to be worked out otherwise. */
export function isTraced(): boolean {
  return taker !== null;
}

/** Hands in spans that a thread has told of. */
export function takeSpan(span: FinishedSpan): void {
  taker?.take(span);
}

/** Begins a span that the caller ends; null while nothing is traced. */
export function beginSpan(about: SpanAbout): OpenSpan | null {
  return tracer === null ? null : tracer.begin(about);
}

/** The span at hand; null while nothing is traced, and outside of any. */
export function spanAtHand(): SpanPlace | null {
  return tracer === null ? null : tracer.at();
}

/** Does the work inside a span; without a tracer it is only done, and `about` is not asked. */
export function inSpan<T>(about: () => SpanAbout, work: () => Promise<T>): Promise<T> {
  if (tracer === null) return work();
  const span = tracer.begin(about());
  return endingWith(
    (failure) => span.end(failure),
    () => span.within(work),
  );
}

/** Does work that concerns many at once, such as a page of events, and shows it under each of their places. Where nobody takes spans, `about` is not asked. */
export function inSpans<T>(about: () => SharedSpanAbout, work: () => Promise<T>): Promise<T> {
  if (taker === null) return work();
  const told = taker;
  const startedAt = told.clock.nowMicros();
  const tell = (failure: string | null) => {
    const endedAt = told.clock.nowMicros();
    const { places, ...each } = about();
    for (const under of distinct(places)) told.take({ ...each, under, startedAt, endedAt, failure });
  };
  return endingWith(tell, work);
}

/** Does the work, and says how it ended before anybody hears of it. */
async function endingWith<T>(end: (failure: string | null) => void, work: () => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    end(failureOf(error));
    throw error;
  }
  end(null);
  return result;
}

/** What kind of failure an error is, without what it says. */
function failureOf(error: unknown): string {
  if (error instanceof Refused) return error.kind;
  return error instanceof Error ? error.name : 'unknown';
}

function distinct(places: readonly SpanPlace[]): readonly SpanPlace[] {
  return [...new Map(places.map((place) => [place.trace + place.span, place])).values()].slice(0, MAX_PLACES);
}
