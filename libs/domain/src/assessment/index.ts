export * from './assessment-decider.js';
export * from './commands.js';
export * from './events.js';
export * from './rubric-decider.js';
