import type { Language } from '#goal-types';

export { CHAPTERS, REPORT_LANGUAGES, type Chapter, type ReportLanguage } from '#domain';

/**
 * Text as people wrote it, in the language it was written in, which may be another than the report's: an adopted wording is never
 * translated. A blank line begins a paragraph; nothing in it is markup.
 */
export interface Text {
  readonly text: string;
  readonly language: Language;
}
