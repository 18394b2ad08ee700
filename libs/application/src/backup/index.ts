export { backUp } from './backup.js';
export { backupsOf } from './backups-of.js';
export type { BackedUpFile, Manifest } from './manifest.js';
export { forgetBackup, purgeBackup } from './purge-backup.js';
export { standingOf, type BackupStanding } from './reach.js';
export { registeredBackups, type RegisteredBackup } from './registry.js';
export { refill, type Refilled } from './refill.js';
export { restore } from './restore.js';
export { verifyLog, type Verified } from './verify.js';
