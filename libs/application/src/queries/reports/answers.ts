import { reportAnswer, reportsAnswer } from './report.js';

/** How questions about the making of reports are answered. */
export const reportAnswers = {
  reports: reportsAnswer,
  report: reportAnswer,
};
