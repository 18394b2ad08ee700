export * from './about.js';
export * from './table.js';
export * from './writer.js';
export * from './writers.js';
export { xlsxOf, type Workbook } from './xlsx/workbook.js';
