export { appendExactly, exactEvent, inAppends, type ExactEvent } from './exactly.js';
export { moveLog, type Moved, type MoveOptions, type MovingPhase } from './move-log.js';
export { lastSigned } from './signed.js';
