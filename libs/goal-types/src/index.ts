export * from './evaluation.js';
export * from './facts.js';
