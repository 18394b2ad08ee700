export { verifyDeep, type DeepOptions, type DeepPhase } from './verify-deep.js';
