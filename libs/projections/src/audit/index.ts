export * from './kinds.js';
export * from './trace.js';
export * from './changes.js';
