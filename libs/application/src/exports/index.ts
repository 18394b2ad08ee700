export { TABLE_NAMES, type TableName } from './choices.js';
export { TABLES, exportParams, type TableParams } from './definitions.js';
export type { ExportHead, ExportRequest } from './desk.js';
export type { TableExport } from './export-threads.js';
export { type Disclosure, type FigureRow, type TableAsked } from './rows.js';
export { tableOf } from './table-of.js';
