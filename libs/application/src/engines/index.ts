export * from './engines.js';
export * from './log.js';
export * from './read-models.js';
export * from './vault.js';
