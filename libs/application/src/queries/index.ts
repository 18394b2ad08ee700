export * from './definitions.js';
export { type AskRequest } from './desk.js';
export { type StatusInWords } from './in-words.js';
