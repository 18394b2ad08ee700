export * from './document/index.js';
export * from './model/index.js';
