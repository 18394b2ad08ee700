export * from './cut-off.js';
export * from './due/index.js';
export * from './report.js';
export * from './reports.js';
