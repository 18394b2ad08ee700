import type { WordingText } from '#domain';
import { formatDate, type Language } from '#goal-types';
import { isCalendarDate } from '#kernel';
import type { Basis } from '#projections';
import { text } from '../texts.js';

/** On what an answer rests, in words: "Per 31.12.2022, kjent 31.01.2023, seq 8123", and whether it is sample data. */
export function basisInWords(basis: Basis, language: Language): string {
  const { at, asOf, seq, timeZone } = basis;
  const known = asOf === null || asOf.startsWith('seq:') ? [] : [`${text('known', language)} ${momentInWords(asOf, timeZone, language)}`];
  return [`${text('per', language)} ${formatDate(at, language)}`, ...known, `seq ${seq}`].join(', ') + sampleMark(basis, language);
}

/** What must stand at the end of every heading over sample data; nothing over real data. */
export function sampleMark({ sample }: Pick<Basis, 'sample'>, language: Language): string {
  return sample ? ` · ${text('sample', language)}` : '';
}

/** A day as a day; an instant with the time of day in the zone, "31.01.2023 kl. 13.00". */
function momentInWords(moment: string, timeZone: string, language: Language): string {
  if (isCalendarDate(moment)) return formatDate(moment, language);
  const parts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(moment));
  const [day = '', time = ''] = parts.split(' ');
  return `${formatDate(day, language)} ${text('atTime', language)} ${language === 'en' ? time : time.replace(':', '.')}`;
}

/** The calendar day of an instant in the zone. */
export function dayInWords(instant: string, timeZone: string, language: Language): string {
  return formatDate(new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(instant)), language);
}

/** A wording in the language asked for, else in one that was adopted. */
export function wordingIn(wording: WordingText, language: Language): string {
  return wording[language] ?? wording.nb ?? wording.nn ?? wording.en ?? '';
}

/** The text, cut at a word where it is longer. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\s,;:–-]+$/, '')} …`;
}
