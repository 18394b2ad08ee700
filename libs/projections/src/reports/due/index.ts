export * from './due.js';
export * from './owed.js';
