import type { Clock } from '../clock.js';
import type { Micros } from '../instant.js';

/** A place in a trace, by its W3C ids: the trace's, 32 hexadecimal digits, and that of one span in it, 16. */
export interface SpanPlace {
  readonly trace: string;
  readonly span: string;
}

/** What a span is of. Spans leave the house: a name is one of a few, and nothing in them is a person's or names one. */
export interface SpanAbout {
  readonly name: string;
  /** Default `internal`. */
  readonly kind?: 'internal' | 'server' | 'producer' | 'consumer';
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  /**
   * Where it belongs: below a span that is known; or in a trace, below the span at hand when that is of the trace, else at its top. Without it: below
   * the span at hand, or in a trace of its own.
   */
  readonly under?: SpanPlace | { readonly trace: string; readonly span: null } | null;
  /** Its own id, where others must be able to work it out; else a random one. */
  readonly id?: string;
}

/** What a span is of that is shown in many places. */
export interface SharedSpanAbout extends Omit<SpanAbout, 'under' | 'id'> {
  readonly places: readonly SpanPlace[];
}

/** A span that was measured elsewhere: plain data, so that threads can send it. */
export interface FinishedSpan extends SpanAbout {
  readonly startedAt: Micros;
  readonly endedAt: Micros;
  /** What kind of failure ended it; null for none. Never a message, which may quote what somebody wrote. */
  readonly failure: string | null;
}

/** A span under way. */
export interface OpenSpan {
  readonly place: SpanPlace;
  /** Runs work, and all that it leads to, with this as the span at hand. */
  within<T>(work: () => T): T;
  /** Once; `failure` as in {@link FinishedSpan}. */
  end(failure?: string | null, attributes?: SpanAbout['attributes']): void;
}

/** Takes spans that were measured elsewhere. */
export interface SpanTaker {
  readonly clock: Clock;
  take(span: FinishedSpan): void;
}

/** Makes spans. */
export interface Tracer extends SpanTaker {
  begin(about: SpanAbout): OpenSpan;
  /** The span at hand. */
  at(): SpanPlace | null;
}
