export { type Amount } from './amounts.js';
export * from './goal.js';
export { measureRollUp, type Cell, type RollUp, type RollUpRequest, type RollUpRow, type RollUpUnit } from './measure.js';
export type { Move } from './moves.js';
