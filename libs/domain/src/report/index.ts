export * from './commands.js';
export { mustBeApproved, mustBeDrafted, type ReportHorizon } from './conditions.js';
export * from './decider.js';
export * from './events.js';
export * from './state.js';
