export { MOST_AHEAD } from './clock-ahead.js';
export * from './envelope.js';
export * from './kurrentdb/index.js';
export * from './memory/memory-store.js';
export * from './port.js';
export * from './sqlite/index.js';
