export * from './ledger-publishing.js';
export * from './on-record.js';
