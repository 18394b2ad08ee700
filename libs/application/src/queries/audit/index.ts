export * from './answers.js';
export type * from './changes.js';
export type * from './findings.js';
export type * from './sample.js';
export type * from './stated.js';
export type * from './trace.js';
export type * from './traced-in-words.js';
export type * from './weak-spots.js';
