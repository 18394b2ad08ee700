export { ReportFiles, type KeptFile } from './files/index.js';
export type { ReportModelAnswer } from './model/index.js';
export type { ShownFile } from './press/index.js';
export * from './running-reports.js';
