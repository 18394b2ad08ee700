export { backUp } from './backup.js';
export type { BackedUpFile, Manifest } from './manifest.js';
export { restore } from './restore.js';
export { verifyLog, type Verified } from './verify.js';
