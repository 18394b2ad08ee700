import type { StatusInWords } from '#application';
import type { Language } from '#goal-types';
import { CHECK_WORDS, UNINTERPRETED_WORDS } from '#projections';
import { ENDED_WORDS, text } from '../texts.js';

/** The three answers as a table shows them; of a priority area, how many of its children give each. */
export interface Standing {
  readonly course: string;
  readonly result: string;
  readonly data: string;
}

/** Where a statement stands, in words. What is not interpreted, not followed or overridden says so in place of looking like an answer. */
export function standingOf({ words, interpreted, ended, missingChecks, distribution, computed }: StatusInWords, language: Language): Standing {
  if (distribution !== null) return withUninterpreted(words, distribution, language);
  if (ended !== null) return { course: ENDED_WORDS[ended][language], result: '', data: '' };
  if (missingChecks.length > 0) {
    const missing = missingChecks.map((check) => CHECK_WORDS[check][language]).join(', ');
    return { course: `${text('notFollowed', language)}: ${missing}`, result: '', data: '' };
  }
  if (!interpreted) return { course: UNINTERPRETED_WORDS[language], result: '', data: '' };
  if (computed === null) return words;
  return {
    course: beside(words.course, computed.words.course, language),
    result: beside(words.result, computed.words.result, language),
    data: words.data,
  };
}

/** What stands below a priority area, with those that say nothing yet. */
export function withUninterpreted(words: Standing, { notInterpreted }: { readonly notInterpreted: number }, language: Language): Standing {
  if (notInterpreted === 0) return words;
  return { ...words, course: [words.course, `${notInterpreted} ${UNINTERPRETED_WORDS[language]}`].filter((part) => part !== '').join(', ') };
}

/** An override and, where it differs, what the rule itself says. */
function beside(shown: string, computed: string, language: Language): string {
  return shown === computed ? shown : `${shown} (${text('overridden', language)}: ${computed})`;
}
