export { ReportFiles, type KeptFile } from './files/index.js';
export type { ReportChangesAnswer, ReportModelAnswer } from './model/index.js';
export type { ShownFile } from './press/index.js';
export type { EditionPrints, PublishedPrints } from './prints.js';
export * from './running-reports.js';
