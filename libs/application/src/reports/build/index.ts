export { buildReport, type BuildingBasis } from './build-report.js';
export type { ReportToBuild, WrittenProse } from './report-to-build.js';
