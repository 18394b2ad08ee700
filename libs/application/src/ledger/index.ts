export type { NewLedger } from './begin-ledger.js';
export * from './layout.js';
export * from './open-ledger.js';
