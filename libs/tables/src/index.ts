export * from './about.js';
export * from './table.js';
export * from './writer.js';
export * from './writers.js';
export type { Paper } from './xlsx/paper.js';
export type { Sheet, Shown } from './xlsx/shown.js';
export { xlsxOf, type Workbook } from './xlsx/workbook.js';
