export { openDatabase, type OpenDatabase } from './database.js';
export type { QueueBounds } from './group-commit.js';
export { claimLedger, isClaimed } from './lock.js';
export { databaseRefusal, isLocked } from './refusal.js';
export { openSqliteReader } from './reader.js';
export { openSqliteStore, type SqliteStoreOptions } from './store.js';
