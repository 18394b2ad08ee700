export type * from './checkpoint/checkpoint.js';
export * from './hash.js';
