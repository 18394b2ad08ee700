import type { Language } from '#goal-types';
import { linesOf } from '../terminal/folded.js';
import { text } from '../texts.js';
import type { ReportChangesAnswered } from './answers.js';
import { renderAuditChanges } from './audit/changes.js';
import { sourceInWords } from './model-source.js';

/** What the board may tell of it, and below that every step that led there. */
export function renderReportChanges(answer: ReportChangesAnswered, language: Language, width: number): string {
  const { report, edition, source, from, to, basis, erratum, changes } = answer;
  const told = erratum === '' ? [text('nothingRestated', language)] : [text('erratum', language), '', ...linesOf(erratum, width)];
  const { leftOut } = changes;
  const without = leftOut.length === 0 ? [] : ['', ...linesOf(`${text('tooMuchSince', language)}: ${leftOut.join(', ')}`, width)];
  return [
    `${report}, ${text('edition', language)} ${edition}`,
    ...sourceInWords(source, language).flatMap((words) => linesOf(words, width)),
    '',
    ...told,
    ...without,
    '',
    renderAuditChanges({ basis, from, to, ...changes }, language, width),
  ].join('\n');
}
