export * from './config.js';
export * from './cqrs/ask-question.js';
export * from './cqrs/record-command.js';
export * from './http-server.js';
export * from './ledger.js';
export * from './ledger.module.js';
export * from './logging.js';
export * from './serve-until-stopped.js';
