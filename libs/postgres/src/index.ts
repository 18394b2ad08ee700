export * from './identifier.js';
export * from './leadership.js';
export * from './migrate.js';
export * from './ownership.js';
export * from './postgres.js';
export * from './testing/database.js';
export * from './testing/flaky-way.js';
