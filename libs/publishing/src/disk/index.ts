export * from './claim-in-time.js';
export * from './node-disk.js';
export type * from './port.js';
export * from './private.js';
