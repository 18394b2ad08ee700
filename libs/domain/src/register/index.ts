export * from './commands.js';
export * from './entry-decider.js';
export * from './events.js';
export * from './register-decider.js';
