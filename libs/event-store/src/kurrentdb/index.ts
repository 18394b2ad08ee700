export { lookAtKurrentLog, type SeenLog } from './look.js';
export { openKurrentStore, type KurrentStoreOptions } from './open.js';
export { startKurrentTestServer } from './testing/start.js';
export type { KurrentTestServer } from './testing/test-server.js';
