export * from './definitions.js';
export { type AskRequest } from './desk.js';
export type { ChangeInWords, StatusInWords, ToldEvent } from './in-words.js';
export type { Named } from './named.js';
