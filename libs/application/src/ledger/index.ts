export { mustKnowItsOrigins } from './as-signed.js';
export type { NewLedger } from './begin-ledger.js';
export { isSample } from './is-sample.js';
export * from './layout.js';
export * from './open-ledger.js';
export { mustReachReadModels } from './reach-read-models.js';
