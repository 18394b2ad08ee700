import { auditChangesAnswer } from './changes.js';
import { findingsAnswer } from './findings.js';
import { sampleAnswer } from './sample.js';
import { goalTraceAnswer } from './trace.js';
import { weakSpotsAnswer } from './weak-spots.js';

/** How the auditor's questions are answered. */
export const auditAnswers = {
  goalTrace: goalTraceAnswer,
  auditChanges: auditChangesAnswer,
  sample: sampleAnswer,
  weakSpots: weakSpotsAnswer,
  findings: findingsAnswer,
};
