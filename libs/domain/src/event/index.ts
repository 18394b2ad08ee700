export * from './decider.js';
export * from './definition.js';
export * from './recorded.js';
export * from './sealed.js';
export * from './vocabulary.js';
export * from './command-definition.js';
