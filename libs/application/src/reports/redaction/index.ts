export { ReportRedactor, type RedactorParts } from './redactor.js';
