import { randomUUID } from 'node:crypto';

const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-|$)/;

/** The trace id (32 hexadecimal digits) of a W3C `traceparent` header, or a new one. */
export function traceIdOf(traceparent: string | readonly string[] | undefined): string {
  return TRACEPARENT.exec(String(traceparent ?? ''))?.[1] ?? randomUUID().replaceAll('-', '');
}
