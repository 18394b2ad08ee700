export type * from './ledger-log.js';
export { ledgerLog } from './ledger-log.js';
export * from './ledger-publishing.js';
export * from './on-record.js';
export * from './publish-when-new.js';
