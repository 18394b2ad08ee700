export * from './definitions.js';
export { type AskRequest } from './desk.js';
