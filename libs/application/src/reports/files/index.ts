export { ReportFiles, type KeptFile } from './report-files.js';
