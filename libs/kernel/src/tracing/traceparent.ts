import type { SpanPlace } from './spans.js';

const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-|$)/;

/** The place that a W3C `traceparent` names; null when it is missing or not well formed. */
export function placeIn(traceparent: string | undefined): SpanPlace | null {
  const [, trace, span] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  return trace === undefined || span === undefined ? null : { trace, span };
}

/** The place as a W3C `traceparent`, which says that it is recorded. */
export function traceparentOf({ trace, span }: SpanPlace): string {
  return `00-${trace}-${span}-01`;
}
