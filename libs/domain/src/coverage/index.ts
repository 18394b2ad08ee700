export * from './commands.js';
export * from './coverage-decider.js';
export * from './events.js';
export * from './report-decider.js';
