export * from './authority/index.js';
export * from './codec/index.js';
export * from './vault/index.js';
export * from './plan-file/index.js';
export * from './access/index.js';
export * from './commands/index.js';
export * from './evidence/index.js';
export * from './ledger/index.js';
export { parseWith } from './commands/parse.js';
