import type { Language } from '#goal-types';

/** The languages that a report is written in. */
export const REPORT_LANGUAGES = ['nb', 'nn'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/**
 * Text as people wrote it, in the language it was written in, which may be another than the report's: an adopted wording is never
 * translated. A blank line begins a paragraph; nothing in it is markup.
 */
export interface Text {
  readonly text: string;
  readonly language: Language;
}

/** The chapters that prose can be written for, in the order of the report. */
export const CHAPTERS = ['introduction', 'overview', 'keyFigures', 'statements', 'coverage', 'local', 'changes', 'control', 'definitions'] as const;
export type Chapter = (typeof CHAPTERS)[number];
