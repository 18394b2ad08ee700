export * from './commands.js';
export * from './decider.js';
export * from './events.js';
export { goalsLinked } from './linking.js';
export * from './state.js';
