export { buildReport } from './build-report.js';
export type { ReportToBuild } from './report-to-build.js';
export { isOfLater } from './of-later.js';
