export * from './events.js';
export * from './tree.js';
