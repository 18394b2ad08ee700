export { deepReasons, startDeepCheck, type DeepCheckHandle, type DeepCheckStatus } from './deep-check.js';
export { verifyDeep, type DeepOptions, type DeepPhase } from './verify-deep.js';
