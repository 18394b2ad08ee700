export * from './ingest.js';
export type { Delivery } from './request-of-line.js';
