export { askTimestamp } from './ask.js';
export * from './timestamp.js';
