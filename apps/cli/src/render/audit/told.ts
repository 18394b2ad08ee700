import type { DecidedInWords, Who } from '#application';
import { formatDate, type Language } from '#goal-types';
import { kindOf, ROLE_WORDS } from '#projections';
import { dayInWords } from '../basis.js';
import { auditText } from './texts.js';

/** What is said, or that it is missing. */
export function orMissing<T>(value: T | 'missing', language: Language, say: (value: T) => string): string {
  return value === 'missing' ? auditText('missing', language) : say(value);
}

/** "Kari Nordmann (sekretariat)"; the pseudonym where there is no name. */
export function whoInWords({ actor, name, role }: Who, language: Language): string {
  return `${name === 'missing' ? actor : name} (${ROLE_WORDS[role][language]})`;
}

/** "14.12.2020 (seq 258) Mål N1 ble vedtatt: «…» · av Sunniva Sekretær (sekretariat) · vedtak Landsmøtet 21.11.2020 · begrunnelse …". */
export function decisionInWords({ type, seq, sentence, by, mandate, reason, recorded }: DecidedInWords, timeZone: string, language: Language): string {
  // of a fact nobody asks by which decision; of a decision its absence is told
  const isDecision = kindOf(type) === 'decision';
  const told = (key: 'mandate' | 'reason', words: string | null) =>
    words === null && !isDecision ? [] : [`${auditText(key, language)} ${words ?? auditText('missing', language)}`];
  return [
    `${dayInWords(recorded, timeZone, language)} (seq ${seq}) ${sentence}`,
    `${auditText('by', language)} ${whoInWords(by, language)}`,
    ...told('mandate', mandate === 'missing' ? null : `${mandate.body} ${formatDate(mandate.date, language)}`),
    ...told('reason', reason === 'missing' ? null : reason),
  ].join(' · ');
}
