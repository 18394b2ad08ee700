import { COURSE_WORDS, DATA_WORDS, RESULT_WORDS } from '#goal-types';
import type { ReportStatement, ReportStatus } from '../model/status.js';
import type { ReportLanguage } from '../model/text.js';

/** The same statement with its answers said in the language; what people wrote stays as they wrote it. */
export function inLanguage(statement: ReportStatement, language: ReportLanguage): ReportStatement {
  const said = ({ outcome, course, result, data }: ReportStatus): ReportStatus => ({
    outcome,
    course: { ...course, word: COURSE_WORDS[course.code][language] },
    result: { ...result, word: RESULT_WORDS[result.code][language] },
    data: { ...data, word: DATA_WORDS[data.code][language] },
  });
  const { status, parts, toDate, overridden } = statement;
  return {
    ...statement,
    status: said(status),
    parts: parts.map((part) => ({ ...part, status: said(part.status) })),
    toDate: toDate === null ? null : { ...toDate, status: said(toDate.status) },
    overridden: overridden === null ? null : { ...overridden, computed: said(overridden.computed) },
  };
}
