export * from './exposition.js';
export * from './watch-readiness.js';
export * from './watch-server.js';
