import type { Language } from '#goal-types';
import { text } from '../texts.js';
import type { ReportModelAnswered } from './answers.js';

/** Said of an edition that is out where what it printed is not at hand as it was published. */
export function sourceInWords(source: ReportModelAnswered['source'], language: Language): readonly string[] {
  if (source === 'kept') return [];
  return [text(source === 'built' ? 'modelBuilt' : 'modelRedacted', language)];
}
