export * from './compare-views.js';
export * from './embedded-projector.js';
export { sqlOf, type RowStatement } from './row-sql.js';
export * from './views-files.js';
export * from './views-reader.js';
export * from './views-writer.js';
