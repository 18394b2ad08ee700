export type * from './port.js';
export * from './publisher.js';
