export { reportChangesAnswer, type ReportChangesAnswer } from './report-changes.js';
export { reportModelAnswer, type ReportModelAnswer } from './report-model.js';
