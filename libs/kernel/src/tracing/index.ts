export type * from './spans.js';
export * from './traceparent.js';
export * from './tracing.js';
