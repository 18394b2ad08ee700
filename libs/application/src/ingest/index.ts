export type { LineAnswer } from './batch.js';
export * from './ingestion.js';
export type { Delivery } from './request-of-line.js';
