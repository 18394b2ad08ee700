export * from './commands.js';
export * from './decider.js';
export * from './events.js';
export { mustHaveKey } from './key-rules.js';
export * from './log.js';
export * from './state.js';
