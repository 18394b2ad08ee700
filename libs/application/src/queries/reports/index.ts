export * from './answers.js';
export type * from './due.js';
export type * from './report.js';
