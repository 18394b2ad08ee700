export * from './authority/index.js';
export * from './codec/index.js';
export * from './vault/index.js';
export * from './plan-file/index.js';
