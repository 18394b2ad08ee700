export * from './answers.js';
export type * from './report.js';
