import { dueAnswer } from './due.js';
import { reportAnswer, reportsAnswer } from './report.js';

/** How questions about the making of reports are answered. */
export const reportAnswers = {
  due: dueAnswer,
  reports: reportsAnswer,
  report: reportAnswer,
};
