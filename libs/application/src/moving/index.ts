export { appendExactly, exactEvent, inAppends, type ExactEvent } from './exactly.js';
export { migrate, type MovedHouse } from './migrate.js';
export { moveLog, type MoveOptions, type MovingPhase } from './move-log.js';
export { lastSigned } from './signed.js';
