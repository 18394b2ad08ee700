export { reportModelAnswer, type ReportModelAnswer } from './report-model.js';
