export * from './catalogue/index.js';
export * from './distribution.js';
export * from './evaluate.js';
export * from './evaluation.js';
export * from './facts.js';
export * from './needs.js';
export * from './spec/index.js';
export * from './sentences/index.js';
