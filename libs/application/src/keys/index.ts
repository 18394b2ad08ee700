export * from './ensure-signing-key.js';
export * from './log-keys.js';
export * from './log-on-record.js';
export type * from './signing.js';
