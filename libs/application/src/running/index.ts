export { readyGauge, type Gauge } from './gauges.js';
export { type Readiness } from './readiness.js';
export { runProjector, type RunningProjector } from './run-projector.js';
export { runLedger, type EmbeddedLedger, type RunOptions } from './run-ledger.js';
export type * from './running-ledger.js';
