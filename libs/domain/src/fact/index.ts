export * from './chain.js';
export * from './details.js';
export * from './distinct.js';
export * from './in-force.js';
export * from './inputs.js';
