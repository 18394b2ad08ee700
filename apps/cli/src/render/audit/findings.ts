import type { FindingInWords } from '#application';
import type { Language } from '#goal-types';
import { ROLE_WORDS } from '#projections';
import { besideHeading } from '../../terminal/folded.js';
import type { FindingsAnswer } from '../answers.js';
import { basisInWords, dayInWords } from '../basis.js';
import { auditText, subjectText } from './texts.js';
import { orMissing } from './told.js';

/** Every finding with what became of it, the open ones first. */
export function renderFindings({ basis, items }: FindingsAnswer, language: Language, width: number): string {
  const blocks = items.map((item) => findingInWords(item, basis.timeZone, language, width));
  return [basisInWords(basis, language), ...(blocks.length === 0 ? [auditText('noFindings', language)] : blocks)].join('\n\n');
}

function findingInWords({ finding, title, words, about, events }: FindingInWords, timeZone: string, language: Language, width: number): string {
  const subjects = about.map((subject) => subjectText(subject, language)).join(', ');
  return [
    besideHeading(`${finding}  `, `${title} · ${words} · ${auditText('about', language)} ${subjects}`, width),
    ...events.map(({ seq, sentence, by, reason, recorded }) => {
      const why = reason === 'missing' ? '' : ` ${reason}`;
      const who = `${orMissing(by.name, language, String)}, ${ROLE_WORDS[by.role][language]}`;
      return besideHeading('  ', `${dayInWords(recorded, timeZone, language)} (seq ${seq}) ${sentence}${why} (${who})`, width);
    }),
  ].join('\n');
}
